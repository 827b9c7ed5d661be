import { useFormats, useSay } from '../language.ts'
import { Avatar } from '../ui/Avatar.tsx'
import styles from './DayList.module.css'
import { assignText, useGapText } from './gap-text.ts'
import { type DutyGap, type DutyShift, type DutyTeam, type DutyWeek, daysOf, nameIn, noonOf } from './week.ts'

interface DayListProps {
  readonly week: DutyWeek
  /** Left out: it is only read. */
  readonly onShift?: (shift: DutyShift) => void
  readonly onGap?: (team: DutyTeam, gap: DutyGap) => void
}

/** The week on a telephone: day by day, who is there for which team, who is away, and when nobody is there. */
export function DayList({ week, onShift, onGap }: DayListProps) {
  const say = useSay()
  const formats = useFormats()
  const gapText = useGapText()
  return daysOf(week.week).map((day) => {
    const shifts = week.teams.flatMap((team) =>
      team.shifts.filter((shift) => shift.day === day).map((shift) => ({ team, shift })),
    )
    const away = week.absences.filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
    const open = week.teams.flatMap((team) =>
      team.gaps
        .filter(({ begins }) => begins.day === day || (begins.day < day && day === week.week))
        .map((gap) => ({ team, gap })),
    )
    const isToday = week.teams.some(({ today }) => today === day)
    return (
      <section key={day} className={styles.listed}>
        <h2 className={styles.listedDay} data-today={isToday ? '' : undefined}>
          {formats.longWeekday(noonOf(day))}, {formats.longDate(noonOf(day))}
        </h2>
        <ul>
          {shifts.map(({ team, shift }) => (
            <li key={shift.id}>
              <Line onOpen={onShift && (() => onShift(shift))} className={styles.line}>
                <Avatar name={nameIn(week, shift.personId)} ours size={24} />
                <span className={styles.lineText}>
                  <b>{nameIn(week, shift.personId)}</b>
                  <span className={styles.quiet}>
                    {team.name} · {say(`duty.kind.${shift.kind}`)}
                  </span>
                </span>
                <span className={styles.hours}>
                  {shift.from}–{shift.to}
                </span>
              </Line>
            </li>
          ))}
          {away.map((absence) => (
            <li key={`${absence.personId}-${absence.startsOn}`} className={styles.line}>
              <Avatar name={nameIn(week, absence.personId)} size={24} />
              <span className={styles.lineText}>
                {nameIn(week, absence.personId)}
                <span className={styles.quiet}>{say(`duty.away.${absence.reason}`)}</span>
              </span>
            </li>
          ))}
          {open.map(({ team, gap }) => (
            <li key={`gap-${team.id}-${gap.startsAt}`}>
              <Line onOpen={onGap && (() => onGap(team, gap))} className={styles.warned}>
                {gapText(team, gap)} {onGap && say(assignText(gap))}
              </Line>
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

interface LineProps {
  readonly className: string | undefined
  readonly onOpen: (() => void) | undefined
  readonly children: React.ReactNode
}

function Line({ className, onOpen, children }: LineProps) {
  if (!onOpen) return <div className={className}>{children}</div>
  return (
    <button type="button" className={className} onClick={onOpen}>
      {children}
    </button>
  )
}
