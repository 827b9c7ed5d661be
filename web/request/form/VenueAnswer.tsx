import { placeName } from '../../../src/domain/people/place-name.ts'
import { useSay } from '../../language.ts'
import type { FieldWords } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import type { OwnVenue } from './answer-field.ts'

const MANY = 8

interface VenueAnswerProps {
  readonly words: FieldWords
  readonly given: string
  readonly venues: readonly OwnVenue[]
  readonly onAnswer: (name: string) => void
}

/** One of the restaurants that the person has, told by its name. */
export function VenueAnswer({ words, given, venues, onAnswer }: VenueAnswerProps) {
  const say = useSay()
  return (
    <Select
      {...words}
      value={given === '' ? null : given}
      placeholder={say('field.choose')}
      options={venues.map((venue) => ({ value: placeName(venue), label: placeName(venue) }))}
      onChange={onAnswer}
      {...(venues.length > MANY && {
        search: { placeholder: say('field.venue.search'), nothing: say('field.venue.nothing') },
      })}
    />
  )
}
