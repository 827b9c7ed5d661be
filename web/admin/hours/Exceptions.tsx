import { IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { readDay, writeDay } from '../../../src/domain/hours/day-text.ts'
import { useFormats, useSay } from '../../language.ts'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import type { TypedException } from './draft.ts'
import { intervalsOf, problemOf } from './draft.ts'
import styles from './Hours.module.css'

interface ExceptionsProps {
  readonly exceptions: readonly TypedException[]
  readonly onChange: (exceptions: readonly TypedException[]) => void
}

/** Days that beat calendar and week, each with its own hours and why. */
export function Exceptions({ exceptions, onChange }: ExceptionsProps) {
  const say = useSay()
  const list = useRef<HTMLUListElement>(null)
  const put = (place: number, some: Partial<TypedException>) =>
    onChange(exceptions.map((one, at) => (at === place ? { ...one, ...some } : one)))
  const add = () => {
    onChange([...exceptions, { date: '', text: '', note: '' }])
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus())
  }
  return (
    <section aria-labelledby="exceptions" className={styles.exceptions}>
      <div className={styles.weekHead}>
        <h2 id="exceptions">{say('admin.hours.exceptions')}</h2>
        <span className={styles.quiet}>{say('admin.hours.exceptions.hint')}</span>
        <button type="button" className={styles.add} onClick={add}>
          {say('admin.hours.exceptions.add')}
        </button>
      </div>
      <ul ref={list}>
        {exceptions.map((one, place) => (
          <Exception
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands in this place
            key={place}
            exception={one}
            onChange={(some) => put(place, some)}
            onRemove={() => onChange(exceptions.filter((_, at) => at !== place))}
          />
        ))}
      </ul>
    </section>
  )
}

interface ExceptionProps {
  readonly exception: TypedException
  readonly onChange: (some: Partial<TypedException>) => void
  readonly onRemove: () => void
}

function Exception({ exception: { date, text, note }, onChange, onRemove }: ExceptionProps) {
  const say = useSay()
  const formats = useFormats()
  const read = readDay(text)
  const problem = problemOf(read)
  const name = date === '' ? say('admin.hours.exceptions.new') : formats.longDate(`${date}T12:00:00Z`)
  const settle = () => {
    if (problem === null) onChange({ text: writeDay(intervalsOf(read), say('admin.hours.round-the-clock')) })
  }
  return (
    <li className={styles.exception}>
      <input
        type="date"
        className={fieldBox}
        aria-label={say('admin.hours.exceptions.date')}
        value={date}
        onChange={(event) => onChange({ date: event.target.value })}
      />
      <input
        className={classes(fieldBox, styles.time)}
        aria-label={say('admin.hours.exceptions.hours', { day: name })}
        placeholder={say('admin.hours.closed')}
        maxLength={100}
        value={text}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => onChange({ text: event.target.value })}
        onBlur={settle}
      />
      <input
        className={fieldBox}
        aria-label={say('admin.hours.exceptions.note', { day: name })}
        placeholder={say('admin.hours.exceptions.why')}
        maxLength={200}
        value={note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
      <IconButton
        icon={IconTrash}
        size={16}
        label={say('admin.hours.exceptions.remove', { day: name })}
        onClick={onRemove}
      />
      {problem && (
        <p role="status" className={styles.said} data-wrong="">
          {say(`admin.hours.problem.${problem}`)}
        </p>
      )}
    </li>
  )
}
