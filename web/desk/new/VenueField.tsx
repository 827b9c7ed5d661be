import { useDeferredValue, useState } from 'react'
import type { VenueOption } from '../../../src/contract/people/people.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Group } from '../../ui/Group.tsx'
import { type Pick, PickList } from '../../ui/PickList.tsx'
import { useSearch } from '../search/use-search.ts'
import styles from './NewPage.module.css'

interface VenueFieldProps {
  readonly value: VenueOption | null
  readonly onChange: (venue: VenueOption | null) => void
  readonly error?: string | undefined
}

/** Any restaurant, by its code, name or address. */
export function VenueField({ value, onChange, error }: VenueFieldProps) {
  const say = useSay()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const { data, isPlaceholderData } = useSearch(asked)
  const venues = asked === '' ? [] : (data?.venues ?? [])
  const take = (venue: VenueOption) => {
    setWords('')
    onChange(venue)
  }
  if (value) {
    return (
      <Group label={say('desk.new.venue')} error={error}>
        <p className={styles.person}>
          <span className="grow">
            <a className={styles.cardLink} href={paths.deskVenue(value.id)}>
              {placeName(value)}
            </a>{' '}
            <span className="muted">{value.code}</span>
          </span>
          <Button kind="ghost" onClick={() => onChange(null)}>
            {say('desk.new.venue.other')}
          </Button>
        </p>
      </Group>
    )
  }
  return (
    <PickList
      looks="field"
      label={say('desk.new.venue')}
      aside={say('desk.new.optional')}
      placeholder={say('desk.new.venue.find')}
      found={say('desk.search.found')}
      words={words}
      onWords={setWords}
      groups={[{ key: 'venues', picks: venues.map((venue) => pickOf(venue, take)) }]}
      nothing={asked !== '' && data && !isPlaceholderData ? say('desk.new.venue.nothing') : null}
      error={error}
    />
  )
}

function pickOf(venue: VenueOption, take: (venue: VenueOption) => void): Pick {
  const face = (
    <>
      <span className="cut">{placeName(venue)}</span> <span className="muted">{venue.code}</span>
    </>
  )
  return { key: String(venue.id), face, onChoose: () => take(venue) }
}
