import type { ReactNode } from 'react'
import { placeOfZone } from '../../src/texts/zone-place.ts'
import { useFormats, useSay } from '../language.ts'
import { Avatar } from '../ui/Avatar.tsx'
import styles from './WeekTable.module.css'
import {
  type DutyGap,
  type DutyShift,
  type DutyTeam,
  type DutyWeek,
  daysOf,
  hoursText,
  isWeekend,
  nameIn,
  noonOf,
  type Piece,
  piecesOf,
  placeOfGap,
  rowsOf,
} from './week.ts'

/** A part of a shift as it stands on its day. */
export interface ShownPiece {
  readonly shift: DutyShift
  readonly team: DutyTeam
  /** The people of the team's rows, from above. */
  readonly people: readonly number[]
  readonly isFirst: boolean
  /** «08–20»; null: it is too narrow for words. */
  readonly text: string | null
  readonly style: { readonly left: string; readonly width: string }
}

/** A gap as it stands in the week. */
export interface ShownGap {
  readonly team: DutyTeam
  readonly gap: DutyGap
  readonly isWide: boolean
  readonly style: { readonly left: string; readonly width: string }
}

export interface Cell {
  readonly team: DutyTeam
  readonly personId: number
  readonly day: string
  readonly column: number
  readonly children: ReactNode
}

interface WeekTableProps {
  readonly week: DutyWeek
  readonly piece: (shown: ShownPiece) => ReactNode
  readonly gap: (shown: ShownGap) => ReactNode
  /** The day of a person; left out: it only shows what stands there. */
  readonly cell?: (cell: Cell) => ReactNode
  /** Whose row is marked. */
  readonly meId?: number
}

/** A week of duty as a table of people and days: whoever uses it says what a shift and a gap are, a button or a sign. */
export function WeekTable({ week, ...drawing }: WeekTableProps) {
  const formats = useFormats()
  return (
    <div className={styles.board}>
      <div className={styles.row} data-head>
        <span />
        <span />
        {daysOf(week.week).map((day) => (
          <span
            key={day}
            className={styles.day}
            data-today={week.teams.some(({ today }) => today === day) ? '' : undefined}
            data-weekend={isWeekend(day) ? '' : undefined}
          >
            {formats.weekday(noonOf(day))} {Number(day.slice(8))}
          </span>
        ))}
      </div>
      {week.teams.map((team) => (
        <TeamRows key={team.id} week={week} team={team} {...drawing} />
      ))}
    </div>
  )
}

interface TeamProps extends WeekTableProps {
  readonly team: DutyTeam
}

function TeamRows({ team, gap, ...shared }: TeamProps) {
  const people = rowsOf(team)
  const { week } = shared.week
  return (
    <>
      {people.map((personId, place) => (
        <PersonRow key={personId} {...shared} {...{ team, gap, people, personId }} isFirst={place === 0} />
      ))}
      {people.length === 0 && (
        <div className={styles.row} data-first>
          <TeamName team={team} week={shared.week} />
        </div>
      )}
      {team.gaps.length > 0 && (
        <div className={styles.row}>
          <span />
          <span />
          <span className={styles.gaps}>
            {team.gaps.map((one) => {
              const { left, right } = placeOfGap(one, week)
              return gap({ team, gap: one, isWide: right - left > 1 / 8, style: shares(left, right) })
            })}
          </span>
        </div>
      )}
    </>
  )
}

/** With whose clock it is where teams have several, and how many it needs where that is more than one. */
function TeamName({ team: { name, zone, need }, week }: { readonly team: DutyTeam; readonly week: DutyWeek }) {
  const say = useSay()
  const formats = useFormats()
  const isElsewhere = week.teams.some((other) => other.zone !== zone)
  const more = [
    ...(isElsewhere ? [placeOfZone(zone, formats.language)] : []),
    ...(need.people > 1 ? [say('duty.needed', { count: need.people })] : []),
  ].join(', ')
  return (
    <span className={styles.team} data-tip={more === '' ? undefined : `${name}, ${more}`}>
      {name}
      {more !== '' && <small>{more}</small>}
    </span>
  )
}

interface PersonProps extends TeamProps {
  readonly people: readonly number[]
  readonly personId: number
  readonly isFirst: boolean
}

function PersonRow({ team, people, personId, isFirst, week, piece, cell, meId }: PersonProps) {
  const name = nameIn(week, personId)
  const own = team.shifts.filter((shift) => shift.personId === personId)
  const days = daysOf(week.week)
  return (
    <div className={styles.row} data-first={isFirst ? '' : undefined} data-own={personId === meId ? '' : undefined}>
      {isFirst ? <TeamName team={team} week={week} /> : <span />}
      <span className={styles.person}>
        <Avatar name={name} ours size={20} />
        <span className="cut">{name}</span>
      </span>
      {days.map((day, place) => {
        const children = own.map((shift) => <OnDay key={shift.id} {...{ shift, day, days, team, people, piece }} />)
        const column = place + 3
        if (cell) return cell({ team, personId, day, column, children })
        return (
          <span key={day} className={styles.cell} style={{ gridColumn: column }}>
            {children}
          </span>
        )
      })}
      <Absences personId={personId} week={week} days={days} />
    </div>
  )
}

interface OnDayProps extends Pick<WeekTableProps, 'piece'>, Pick<ShownPiece, 'shift' | 'team' | 'people'> {
  readonly day: string
  readonly days: readonly string[]
}

function OnDay({ shift, day, days, team, people, piece }: OnDayProps) {
  const say = useSay()
  const pieces = piecesOf(shift, days)
  const own = pieces.find((one) => one.day === day)
  if (!own) return null
  return piece({
    ...{ shift, team, people },
    isFirst: own === pieces[0],
    text: isNarrow(own) ? null : shift.kind === 'phone' ? say('duty.phone') : hoursText(shift),
    style: shares(own.left, own.right),
  })
}

function isNarrow({ left, right }: Piece): boolean {
  return right - left < 0.25
}

function shares(left: number, right: number) {
  return { left: `${left * 100}%`, width: `${(right - left) * 100}%` }
}

interface AbsencesProps {
  readonly personId: number
  readonly week: DutyWeek
  readonly days: readonly string[]
}

function Absences({ personId, week, days }: AbsencesProps) {
  const say = useSay()
  return week.absences
    .filter((absence) => absence.personId === personId)
    .map(({ startsOn, endsOn, reason }) => {
      const first = Math.max(
        days.findIndex((day) => day >= startsOn),
        0,
      )
      const last = days.findLastIndex((day) => day <= endsOn)
      return (
        <span key={startsOn} className={styles.away} style={{ gridColumn: `${first + 3} / ${last + 4}` }}>
          <span className="cut">{say(`duty.away.${reason}`)}</span>
        </span>
      )
    })
}
