import { IconAlertTriangle } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useFormats, useSay } from '../../language.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './Duty.module.css'
import {
  type DutyShift,
  type DutyTeam,
  type DutyWeek,
  daysOf,
  type Edited,
  fillingOf,
  hoursText,
  isWeekend,
  later,
  moveShift,
  nameIn,
  noonOf,
  piecesOf,
  placeOfGap,
  rowsOf,
  type ShiftOrder,
  useDutyAct,
} from './duty.ts'
import { useWhenOfGap } from './use-when-of-gap.ts'

interface BoardProps {
  readonly week: DutyWeek
  readonly onOpen: (edited: Edited) => void
}

interface Moving extends BoardProps {
  readonly days: readonly string[]
  readonly move: (shift: DutyShift, to: Partial<ShiftOrder>) => void
}

/** The week as a table of people and days: a shift is moved by the mouse, or chosen and moved by Shift and the arrows. */
export function Board({ week, onOpen }: BoardProps) {
  const say = useSay()
  const formats = useFormats()
  const board = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<number | null>(null)
  const moving = useDutyAct(moveShift, ({ shift, to }) => {
    const now = { ...shift, ...to }
    setFocused(shift.id)
    const words = {
      name: nameIn(week, now.personId),
      day: formats.longDate(noonOf(now.day)),
      from: now.from,
      to: now.to,
    }
    showToast({ text: say('admin.duty.moved', words) })
  })
  // A shift that was moved stands elsewhere: the focus goes along.
  useEffect(() => {
    if (focused === null) return
    board.current?.querySelector<HTMLElement>(`[data-shift="${focused}"]`)?.focus()
    setFocused(null)
  }, [focused])
  const days = daysOf(week.week)
  const shared = {
    week,
    onOpen,
    days,
    move: (shift: DutyShift, to: Partial<ShiftOrder>) => moving.isPending || moving.mutate({ shift, to }),
  }
  return (
    <div ref={board} className={styles.board}>
      <div className={styles.row} data-head>
        <span />
        <span />
        {days.map((day) => (
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
        <TeamRows key={team.id} team={team} {...shared} />
      ))}
    </div>
  )
}

function TeamRows({ team, ...shared }: Moving & { readonly team: DutyTeam }) {
  const people = rowsOf(team)
  return (
    <>
      {people.map((personId, place) => (
        <PersonRow key={personId} team={team} people={people} personId={personId} isFirst={place === 0} {...shared} />
      ))}
      {people.length === 0 && (
        <div className={styles.row} data-first>
          <span className={styles.team}>{team.name}</span>
        </div>
      )}
      {team.gaps.length > 0 && <GapRow team={team} {...shared} />}
    </>
  )
}

interface PersonProps extends Moving {
  readonly team: DutyTeam
  readonly people: readonly number[]
  readonly personId: number
  readonly isFirst: boolean
}

function PersonRow({ team, people, personId, isFirst, ...shared }: PersonProps) {
  const { week, days, onOpen } = shared
  const name = nameIn(week, personId)
  const own = team.shifts.filter((shift) => shift.personId === personId)
  const dropped = (day: string) => ({
    onDragOver: (event: React.DragEvent) => event.preventDefault(),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault()
      const shift = team.shifts.find(({ id }) => String(id) === event.dataTransfer.getData('text/plain'))
      if (shift && (shift.day !== day || shift.personId !== personId)) shared.move(shift, { day, personId })
    },
  })
  return (
    <div className={styles.row} data-first={isFirst ? '' : undefined}>
      <span className={styles.team}>{isFirst && team.name}</span>
      <span className={styles.person}>
        <Avatar name={name} ours size={20} />
        <span className="cut">{name}</span>
      </span>
      {days.map((day, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the button of the bar does the same by keys
        // biome-ignore lint/a11y/noStaticElementInteractions: the same
        <span
          key={day}
          className={styles.cell}
          style={{ gridColumn: place + 3 }}
          onClick={({ target, currentTarget }) =>
            target === currentTarget && onOpen({ teamId: team.id, personId, day })
          }
          {...dropped(day)}
        >
          {own.map((shift) => (
            <Shift key={shift.id} shift={shift} day={day} team={team} people={people} {...shared} />
          ))}
        </span>
      ))}
      <Absences personId={personId} week={week} days={days} />
    </div>
  )
}

interface ShiftProps extends Moving {
  readonly shift: DutyShift
  readonly day: string
  readonly team: DutyTeam
  readonly people: readonly number[]
}

/** The pieces of a shift on one day; the first that the week shows is its button. */
function Shift({ shift, day, people, days, week, onOpen, move }: ShiftProps) {
  const say = useSay()
  const formats = useFormats()
  const pieces = piecesOf(shift, days)
  const piece = pieces.find((one) => one.day === day)
  if (!piece) return null
  const style = { left: `${piece.left * 100}%`, width: `${(piece.right - piece.left) * 100}%` }
  const isNarrow = piece.right - piece.left < 0.25
  const text = shift.kind === 'phone' ? say('admin.duty.phone') : hoursText(shift)
  if (piece !== pieces[0]) {
    return (
      <span
        className={styles.shift}
        data-kind={shift.kind}
        data-text={isNarrow ? '' : text}
        style={style}
        aria-hidden="true"
      />
    )
  }
  const words = {
    name: nameIn(week, shift.personId),
    day: formats.longDate(noonOf(shift.day)),
    from: shift.from,
    to: shift.to,
    kind: say(`admin.duty.kind.${shift.kind}`),
  }
  const pressed = (event: KeyboardEvent) => {
    const to = event.shiftKey ? stepOf(event.key, shift, people) : null
    if (to === null) return
    event.preventDefault()
    move(shift, to)
  }
  return (
    <button
      type="button"
      className={styles.shift}
      data-kind={shift.kind}
      data-shift={shift.id}
      data-text={isNarrow ? '' : text}
      style={style}
      draggable
      aria-label={say('admin.duty.shift', words)}
      data-tip={say('admin.duty.shift', words)}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', String(shift.id))}
      onKeyDown={pressed}
      onClick={() => onOpen({ shift })}
    />
  )
}

/** Where Shift and an arrow take a shift: a day on or back, or to the next person of the team. */
function stepOf(key: string, shift: DutyShift, people: readonly number[]): Partial<ShiftOrder> | null {
  if (key === 'ArrowRight') return { day: later(shift.day, 1) }
  if (key === 'ArrowLeft') return { day: later(shift.day, -1) }
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  const personId = step === 0 ? undefined : people[people.indexOf(shift.personId) + step]
  return personId === undefined ? null : { personId }
}

function Absences({
  personId,
  week,
  days,
}: {
  readonly personId: number
  readonly week: DutyWeek
  readonly days: readonly string[]
}) {
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
          <span className="cut">{say(`admin.staff.away.is.${reason}`)}</span>
        </span>
      )
    })
}

/** Hours in which nobody answers for the team, where they stand in the week: each leads to what can be done about it. */
function GapRow({ team, week, onOpen }: Moving & { readonly team: DutyTeam }) {
  const say = useSay()
  const when = useWhenOfGap()
  return (
    <div className={styles.row}>
      <span />
      <span />
      <span className={styles.gaps}>
        {team.gaps.map((gap) => {
          const { left, right } = placeOfGap(gap, week.week)
          const label = `${say('admin.duty.gap', { team: team.name, when: when(gap) })} ${say('admin.duty.nobody')}`
          return (
            <button
              key={gap.startsAt}
              type="button"
              className={styles.gap}
              style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
              aria-label={label}
              data-tip={label}
              onClick={() => onOpen(fillingOf(team, gap))}
            >
              <Icon of={IconAlertTriangle} size={16} />
              {right - left > 1 / 8 && <span className="cut">{say('admin.duty.nobody')}</span>}
            </button>
          )
        })}
      </span>
    </div>
  )
}
