import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import type { VenueOption } from '../../../src/contract/people/people.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Group } from '../../ui/Group.tsx'
import { TextField } from '../../ui/TextField.tsx'
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
  const take = (venue: VenueOption | undefined) => {
    if (!venue) return
    setWords('')
    onChange(venue)
  }
  if (value) {
    return (
      <Group label={say('desk.new.venue')} error={error}>
        <p className={styles.person}>
          <span className="grow">
            {placeName(value)} <span className="muted">{value.code}</span>
          </span>
          <Button kind="ghost" onClick={() => onChange(null)}>
            {say('desk.new.venue.other')}
          </Button>
        </p>
      </Group>
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the box and the buttons inside are what has the focus
    <div className={styles.find} onKeyDown={walk}>
      <TextField
        label={say('desk.new.venue')}
        aside={say('desk.new.optional')}
        placeholder={say('desk.new.venue.find')}
        autoComplete="off"
        value={words}
        error={error}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || words.trim() === '') return
          event.preventDefault()
          take(venues[0])
        }}
      />
      <ul>
        {venues.map((venue) => (
          <li key={venue.id}>
            <button type="button" className={styles.option} onClick={() => take(venue)}>
              <span className="cut">{placeName(venue)}</span> <span className="muted">{venue.code}</span>
            </button>
          </li>
        ))}
      </ul>
      {asked !== '' && data && venues.length === 0 && !isPlaceholderData && (
        <p className="muted" role="status">
          {say('desk.new.venue.nothing')}
        </p>
      )}
    </div>
  )
}

/** Arrows go from the box through what was found and back. */
function walk(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, li button')]
  const next = stops[stops.findIndex((stop) => stop.matches(':focus')) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
