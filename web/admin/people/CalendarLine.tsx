import type { Absence } from '../../../src/contract/people/staff.ts'
import { useFormats, useSay } from '../../language.ts'
import styles from './Absences.module.css'

const DAYS = 56
const DAY = 86_400_000

interface CalendarLineProps {
  readonly absences: readonly Absence[]
  readonly today: string
}

/** Eight weeks from this Monday, day by day; the list beside it says the same in words. */
export function CalendarLine({ absences, today }: CalendarLineProps) {
  const say = useSay()
  const formats = useFormats()
  const days = daysFrom(mondayOf(today))
  return (
    <div className={styles.line} role="img" aria-label={say('admin.staff.away.line')}>
      <div className={styles.days}>
        {days.map((day, place) => (
          <span
            key={day}
            className={styles.day}
            data-weekend={place % 7 > 4 || undefined}
            data-today={day === today || undefined}
            data-away={absences.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn) || undefined}
          />
        ))}
      </div>
      <div className={styles.weeks}>
        {days
          .filter((_, place) => place % 14 === 0)
          .map((day) => (
            <span key={day}>{formats.longDate(`${day}T12:00:00Z`)}</span>
          ))}
      </div>
    </div>
  )
}

function mondayOf(day: string): number {
  const at = Date.parse(day)
  return at - ((new Date(at).getUTCDay() + 6) % 7) * DAY
}

function daysFrom(monday: number): readonly string[] {
  return Array.from({ length: DAYS }, (_, place) => new Date(monday + place * DAY).toISOString().slice(0, 10))
}
