import { useDeferredValue, useState } from 'react'
import { useSay } from '../../language.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useSearch } from '../search/use-search.ts'
import styles from './MoveDialog.module.css'

interface DuplicateFieldProps {
  readonly own: number
  readonly value: number | null
  readonly error?: string | undefined
  readonly onChange: (number: number | null) => void
}

/** Another request, by its number or by its words. */
export function DuplicateField({ own, value, error, onChange }: DuplicateFieldProps) {
  const say = useSay()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const { data } = useSearch(asked)
  const found = (data?.requests ?? []).filter(({ number }) => number !== own).slice(0, 6)
  const chosen = found.find(({ number }) => number === value)
  return (
    <div>
      <TextField
        label={say('desk.other-request')}
        placeholder={say('desk.other-request.hint')}
        value={words}
        error={error}
        hint={chosen && say('desk.other-request.chosen', { number: chosen.number, subject: chosen.subject })}
        onChange={(event) => {
          setWords(event.target.value)
          const number = /^\s*№?\s*(\d{1,12})\s*$/.exec(event.target.value)?.[1]
          onChange(number === undefined ? null : Number(number))
        }}
      />
      <ul className={styles.found}>
        {found.map(({ number, subject }) => (
          <li key={number}>
            <button type="button" aria-pressed={number === value} onClick={() => onChange(number)}>
              <span className="muted">№{number}</span>
              <span className="cut">{subject}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
