import { useQuery } from '@tanstack/react-query'
import type { MyVenues } from '../../../src/contract/people/people.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { get } from '../../api.ts'
import { useSay } from '../../language.ts'
import { Select } from '../../ui/Select.tsx'

interface VenueOfCallerProps {
  readonly person: number
  readonly value: number | null
  readonly onChange: (venue: number) => void
}

/** For which of his restaurants he calls, where he has several and none is likelier. */
export function VenueOfCaller({ person, value, onChange }: VenueOfCallerProps) {
  const say = useSay()
  const { data } = useQuery({
    queryKey: ['venues-of', person],
    queryFn: ({ signal }) => get<MyVenues>(`/api/my-venues?person=${person}`, signal),
  })
  if (!data || data.venues.length === 0) return null
  return (
    <Select
      label={say('desk.new.venue')}
      placeholder={say('desk.new.venue.none')}
      value={value === null ? null : String(value)}
      search={{ placeholder: say('desk.find'), nothing: say('desk.find.nothing') }}
      options={data.venues.map(({ id, name, address, code }) => ({
        value: String(id),
        label: placeName({ name, address }),
        note: code,
      }))}
      onChange={(venue) => onChange(Number(venue))}
    />
  )
}
