import { IconAlertTriangle } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { assignText, useGapText } from '../../duty/gap-text.ts'
import styles from '../../duty/WeekTable.module.css'
import { type Cell, type ShownGap, type ShownPiece, WeekTable } from '../../duty/WeekTable.tsx'
import { type DutyShift, type DutyWeek, later, nameIn, noonOf } from '../../duty/week.ts'
import { useFormats, useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import { type Edited, fillingOf } from './duty.ts'
import { type Step, useFocusAlong, useMoves } from './moves.ts'

interface BoardProps {
  readonly week: DutyWeek
  readonly onOpen: (edited: Edited) => void
}

/** The week as a table of people and days: a shift is moved by the mouse, or chosen and moved by Shift and the arrows. */
export function Board({ week, onOpen }: BoardProps) {
  const say = useSay()
  const formats = useFormats()
  const { board, follow } = useFocusAlong(week)
  const moves = useMoves((now) => {
    const words = {
      name: nameIn(week, now.personId),
      day: formats.longDate(noonOf(now.day)),
      from: now.from,
      to: now.to,
    }
    showToast({ text: say('admin.duty.moved', words) })
  })
  const move: Move = (shift, step) => {
    follow(shift.id)
    moves(shift, step)
  }
  return (
    <div ref={board}>
      <WeekTable
        week={week}
        piece={(shown) => <Piece key={shown.shift.id} {...shown} {...{ week, onOpen, move }} />}
        gap={(shown) => <Gap key={shown.gap.startsAt} {...shown} onOpen={onOpen} />}
        cell={(cell) => <Place key={cell.day} {...cell} {...{ onOpen, move }} />}
      />
    </div>
  )
}

type Move = (shift: DutyShift, step: Step) => void

interface PlaceProps extends Cell {
  readonly onOpen: BoardProps['onOpen']
  readonly move: Move
}

function Place({ team, personId, day, column, children, onOpen, move }: PlaceProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button of the bar does the same by keys
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <span
      className={styles.cell}
      style={{ gridColumn: column }}
      onClick={({ target, currentTarget }) => target === currentTarget && onOpen({ teamId: team.id, personId, day })}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const shift = team.shifts.find(({ id }) => String(id) === event.dataTransfer.getData('text/plain'))
        if (shift && (shift.day !== day || shift.personId !== personId)) move(shift, () => ({ day, personId }))
      }}
    >
      {children}
    </span>
  )
}

interface PieceProps extends ShownPiece, BoardProps {
  readonly move: Move
}

/** The pieces of a shift on one day; the first that the week shows is its button. */
function Piece({ shift, people, isFirst, text, style, week, onOpen, move }: PieceProps) {
  const say = useSay()
  const formats = useFormats()
  const shown = { className: styles.shift, 'data-kind': shift.kind, 'data-text': text ?? '', style }
  if (!isFirst) return <span {...shown} aria-hidden="true" />
  const words = {
    name: nameIn(week, shift.personId),
    day: formats.longDate(noonOf(shift.day)),
    from: shift.from,
    to: shift.to,
    kind: say(`duty.kind.${shift.kind}`),
  }
  const pressed = (event: KeyboardEvent) => {
    const step = event.shiftKey && stepOf(event.key, people)
    if (!step) return
    event.preventDefault()
    move(shift, step)
  }
  return (
    <button
      type="button"
      {...shown}
      data-shift={shift.id}
      draggable
      aria-label={say('duty.shift', words)}
      data-tip={say('duty.shift', words)}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', String(shift.id))}
      onKeyDown={pressed}
      onClick={() => onOpen({ shift })}
    />
  )
}

/** Where Shift and an arrow take a shift: a day on or back, or to the next person of the team. */
function stepOf(key: string, people: readonly number[]): Step | null {
  if (key === 'ArrowRight') return ({ day }) => ({ day: later(day, 1) })
  if (key === 'ArrowLeft') return ({ day }) => ({ day: later(day, -1) })
  const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (by === 0) return null
  return ({ personId }) => {
    const next = people[people.indexOf(personId) + by]
    return next === undefined ? null : { personId: next }
  }
}

/** Hours in which somebody lacks, where they stand in the week: they lead to what can be done about it. */
function Gap({ team, gap, isWide, style, onOpen }: ShownGap & Pick<BoardProps, 'onOpen'>) {
  const say = useSay()
  const label = `${useGapText()(team, gap)} ${say(assignText(gap))}`
  return (
    <button
      type="button"
      className={styles.gap}
      style={style}
      aria-label={label}
      data-tip={label}
      onClick={() => onOpen(fillingOf(team, gap))}
    >
      <Icon of={IconAlertTriangle} size={16} />
      {isWide && <span className="cut">{say(assignText(gap))}</span>}
    </button>
  )
}
