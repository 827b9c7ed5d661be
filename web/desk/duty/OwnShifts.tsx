import { useNow } from '../../clock.ts'
import { type DutyWeek, later, noonOf } from '../../duty/week.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Duty.module.css'

interface OwnShiftsProps {
  readonly week: DutyWeek
  readonly onWeek: (day: string) => void
}

/** When I am there this week and how, and when I am away. */
export function OwnShifts({ week, onWeek }: OwnShiftsProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { id } = useMe()
  const shifts = week.teams
    .flatMap((team) => team.shifts.filter(({ personId }) => personId === id).map((shift) => ({ team, shift })))
    .sort((one, other) => Date.parse(one.shift.startsAt) - Date.parse(other.shift.startsAt))
  const away = week.absences.filter(({ personId }) => personId === id)
  const day = (date: string) => `${formats.weekday(noonOf(date))}, ${formats.longDate(noonOf(date))}`
  return (
    <section aria-labelledby="own-shifts">
      <h2 id="own-shifts">{say('desk.duty.own')}</h2>
      {shifts.length === 0 && (
        <p className="muted">
          {say('desk.duty.own.none')}{' '}
          <Button kind="ghost" onClick={() => onWeek(later(week.week, 7))}>
            {say('desk.duty.own.next')}
          </Button>
        </p>
      )}
      <ul className={styles.lines}>
        {shifts.map(({ team, shift }) => {
          const isNow = Date.parse(shift.startsAt) <= now && now < Date.parse(shift.endsAt)
          return (
            <li key={shift.id} data-now={isNow ? '' : undefined}>
              <b>{day(shift.day)}</b>
              <span className={styles.hours}>
                {shift.from}–{shift.to}
              </span>
              <span className="muted">
                {team.name} · {say(`duty.kind.${shift.kind}`)}
                {isNow && ` · ${say('desk.duty.now')}`}
              </span>
            </li>
          )
        })}
        {away.map(({ startsOn, endsOn, reason, substitute }) => (
          <li key={startsOn}>
            <b>{say(`duty.away.${reason}`)}</b>
            <span className={styles.hours}>
              {[...new Set([startsOn, endsOn])].map((date) => formats.longDate(noonOf(date))).join(' – ')}
            </span>
            <span className="muted">{substitute && say('desk.duty.own.substitute', { name: substitute.name })}</span>
          </li>
        ))}
      </ul>
      <p>
        <a className="link" href={paths.me}>
          {say('desk.duty.calendar')}
        </a>
      </p>
    </section>
  )
}
