import { useFormats, useSay } from '../../language.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import styles from './Duty.module.css'
import { type DutyWeek, daysOf, type Edited, nameIn, noonOf } from './duty.ts'

/** The week on a telephone: day by day, who is there for which team. */
export function DayList({ week, onOpen }: { readonly week: DutyWeek; readonly onOpen: (edited: Edited) => void }) {
  const say = useSay()
  const formats = useFormats()
  return daysOf(week.week).map((day) => {
    const shifts = week.teams.flatMap((team) =>
      team.shifts.filter((shift) => shift.day === day).map((shift) => ({ team, shift })),
    )
    const away = week.absences.filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
    const open = week.teams.filter(({ gaps }) => gaps.some(({ days }) => days.includes(day)))
    const isToday = week.teams.some(({ today }) => today === day)
    return (
      <section key={day} className={styles.listed}>
        <h2 className={styles.listedDay} data-today={isToday ? '' : undefined}>
          {formats.longWeekday(noonOf(day))}, {formats.longDate(noonOf(day))}
        </h2>
        <ul>
          {shifts.map(({ team, shift }) => (
            <li key={shift.id}>
              <button type="button" className={styles.line} onClick={() => onOpen({ shift })}>
                <Avatar name={nameIn(week, shift.personId)} ours size={24} />
                <span className={styles.lineText}>
                  <b>{nameIn(week, shift.personId)}</b>
                  <span className={styles.quiet}>
                    {team.name} · {say(`admin.duty.kind.${shift.kind}`)}
                  </span>
                </span>
                <span className={styles.hours}>
                  {shift.from}–{shift.to}
                </span>
              </button>
            </li>
          ))}
          {away.map((absence) => (
            <li key={`${absence.personId}-${absence.startsOn}`} className={styles.line}>
              <Avatar name={nameIn(week, absence.personId)} size={24} />
              <span className={styles.lineText}>
                {nameIn(week, absence.personId)}
                <span className={styles.quiet}>{say(`admin.staff.away.is.${absence.reason}`)}</span>
              </span>
            </li>
          ))}
          {open.map((team) => (
            <li key={`gap-${team.id}`} className={styles.warned}>
              {team.name}: {say('admin.duty.nobody')}
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
