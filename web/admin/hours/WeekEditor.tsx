import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useId } from 'react'
import { minutesOf, writeDay } from '../../../src/domain/hours/day-text.ts'
import type { DayInterval } from '../../../src/domain/hours/service-hours.ts'
import { useFormats, useSay } from '../../language.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import { dayText, intervalsOf, problemOf, readDays, weekMinutes } from './draft.ts'
import styles from './Hours.module.css'

interface WeekEditorProps {
  readonly days: readonly string[]
  /** As the week is now. */
  readonly before: readonly (readonly DayInterval[])[]
  readonly onChange: (days: readonly string[]) => void
}

/** A week as seven lines of text; each says at once what was understood. */
export function WeekEditor({ days, before, onChange }: WeekEditorProps) {
  const say = useSay()
  const formats = useFormats()
  const read = readDays(days)
  const minutes = weekMinutes(read.map(intervalsOf))
  const was = weekMinutes(before)
  const hours = (amount: number) => formats.number(Math.round(amount / 6) / 10)
  const put = (place: number, text: string) => onChange(days.map((day, at) => (at === place ? text : day)))
  return (
    <section aria-labelledby="week">
      <div className={styles.weekHead}>
        <h2 id="week">{say('admin.hours.week')}</h2>
        <span role="status" className={styles.quiet}>
          {was === minutes || before.length === 0
            ? say('admin.hours.total', { hours: hours(minutes) })
            : say('admin.hours.total.was', { hours: hours(minutes), was: hours(was) })}
        </span>
        <span className={styles.keys}>
          <Kbd>Ctrl</Kbd> <Kbd>D</Kbd> {say('admin.hours.copy')}
        </span>
      </div>
      <div className={styles.week}>
        {days.map((text, place) => (
          <Day
            // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week stay in their places
            key={place}
            place={place}
            text={text}
            above={days[place - 1]}
            read={read[place]}
            before={before[place]}
            onChange={(next) => put(place, next)}
          />
        ))}
        <p className={styles.scale} aria-hidden="true">
          {[0, 6, 12, 18, 24].map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </p>
      </div>
    </section>
  )
}

interface DayProps {
  readonly place: number
  readonly text: string
  readonly above: string | undefined
  readonly read: ReturnType<typeof readDays>[number] | undefined
  readonly before: readonly DayInterval[] | undefined
  readonly onChange: (text: string) => void
}

function Day({ place, text, above, read, before, onChange }: DayProps) {
  const say = useSay()
  const formats = useFormats()
  const id = useId()
  const problem = problemOf(read)
  const intervals = intervalsOf(read)
  const roundTheClock = say('admin.hours.round-the-clock')
  const written = writeDay(intervals, roundTheClock)
  const isOther = problem === null && before !== undefined && written !== writeDay(before, roundTheClock)
  const isTyped = problem === null && text.trim() !== written
  const copyAbove = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyD' || above === undefined) return
    event.preventDefault()
    onChange(above)
  }
  const length = formats.number(Math.round(minutesOf(intervals) / 6) / 10)
  const understood = written || say('admin.hours.closed')
  const was = isOther
    ? say('admin.hours.was', { was: writeDay(before ?? [], roundTheClock) || say('admin.hours.closed') })
    : ''
  return (
    <div className={styles.day} data-off={written === '' ? '' : undefined}>
      <label htmlFor={id}>{say(dayText(place))}</label>
      <input
        id={id}
        className={classes(fieldBox, styles.time)}
        autoComplete="off"
        maxLength={100}
        placeholder={say('admin.hours.closed')}
        value={text}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-said`}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => problem === null && onChange(written)}
        onKeyDown={copyAbove}
      />
      <Bar intervals={intervals} />
      <p id={`${id}-said`} role="status" className={styles.said} data-wrong={problem ? '' : undefined}>
        {problem && say(`admin.hours.problem.${problem}`)}
        {(isOther || isTyped) && (
          <>
            <Icon of={IconCheck} size={14} />
            {say('admin.hours.understood', { day: understood, hours: length })} {was}
          </>
        )}
      </p>
    </div>
  )
}

/** The day from midnight to midnight, with what is open of it. */
function Bar({ intervals }: { readonly intervals: readonly DayInterval[] }) {
  const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return (
    <svg className={styles.bar} viewBox="0 0 1440 12" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.track} width="1440" height="12" rx="12" />
      {intervals.map(({ opens, closes }) => (
        <rect
          key={opens}
          className={styles.open}
          x={minute(opens)}
          width={minute(closes) - minute(opens)}
          height="12"
          rx="12"
        />
      ))}
    </svg>
  )
}
