import { IconLock } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { NoticeKind } from '../../src/domain/ground/words.ts'
import type { NoticeWayName } from '../../src/domain/notices/defaults.ts'
import { useSay } from '../language.ts'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { useIsWide } from '../ui/use-wide.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './Matrix.module.css'
import { WAY_ICONS } from './ways.ts'

export interface MatrixCell {
  readonly way: NoticeWayName
  readonly isOn: boolean
  readonly isLocked: boolean
  /** The way never carries it. */
  readonly isImpossible: boolean
  /** The way leads to nobody as yet: it is shown, and can be chosen when it does. */
  readonly isAsleep: boolean
  /** It is not as the legend's dot says it usually is. */
  readonly isOther: boolean
}

export interface MatrixRow {
  readonly kind: NoticeKind
  readonly name: string
  readonly hint?: string | undefined
  readonly cells: readonly MatrixCell[]
}

interface MatrixProps {
  readonly label: string
  readonly ways: readonly NoticeWayName[]
  readonly rows: readonly MatrixRow[]
  /** What a dot beside a box means. */
  readonly dot: string
  readonly onTurn: (kind: NoticeKind, way: NoticeWayName, isOn: boolean) => void
  /** The cell that somebody looks at. */
  readonly onLook?: (kind: NoticeKind, way: NoticeWayName) => void
  readonly looked?: NoticeKind
}

/** Kinds of notices by ways: a table where there is room, one way after the other where there is none. */
export function Matrix(props: MatrixProps) {
  return useIsWide() ? <Table {...props} /> : <OneWay {...props} />
}

function Table({ label, ways, rows, dot, onTurn, onLook, looked }: MatrixProps) {
  const say = useSay()
  return (
    <>
      <table className={styles.table} aria-label={label} onKeyDown={moveByArrows}>
        <thead>
          <tr>
            <th scope="col">{say('notices.event')}</th>
            {ways.map((way) => (
              <th key={way} scope="col">
                <Way way={way} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, name, hint, cells }) => (
            <tr key={kind} data-looked={kind === looked || undefined}>
              <th scope="row">
                {name} {hint && <small>{hint}</small>}
              </th>
              {ways.map((way) => (
                <td key={way} onFocus={() => onLook?.(kind, way)} onPointerDown={() => onLook?.(kind, way)}>
                  <Cell
                    cell={cells.find((one) => one.way === way)}
                    name={say('notices.cell', { kind: name, way: say(`notices.way.${way}`) })}
                    dot={dot}
                    onTurn={(isOn) => onTurn(kind, way, isOn)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        <span>
          <Icon of={IconLock} size={14} />
          {say('notices.legend.locked')}
        </span>
        <span>
          <i className={styles.dot} />
          {dot}
        </span>
        <span>— {say('notices.legend.none')}</span>
      </p>
    </>
  )
}

function OneWay({ label, ways, rows, dot, onTurn, onLook }: MatrixProps) {
  const say = useSay()
  const [chosen, setChosen] = useState<NoticeWayName>('screen')
  const way = ways.includes(chosen) ? chosen : (ways[0] ?? 'screen')
  return (
    <div className={styles.narrow}>
      <div className={styles.ways}>
        <Segmented
          label={label}
          value={way}
          options={ways.map((one) => ({ value: one, label: <Way way={one} /> }))}
          onChange={(next) => {
            setChosen(next)
            const [first] = rows
            if (first) onLook?.(first.kind, next)
          }}
        />
      </div>
      <ul>
        {rows.map(({ kind, name, hint, cells }) => (
          <li key={kind} className={styles.row}>
            <span>
              {name}
              {hint && <small>{hint}</small>}
            </span>
            <Cell
              isSwitch
              cell={cells.find((one) => one.way === way)}
              name={say('notices.cell', { kind: name, way: say(`notices.way.${way}`) })}
              dot={dot}
              onTurn={(isOn) => {
                onLook?.(kind, way)
                onTurn(kind, way, isOn)
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Way({ way }: { readonly way: NoticeWayName }): ReactNode {
  const say = useSay()
  return (
    <span className={styles.way}>
      <Icon of={WAY_ICONS[way]} size={14} />
      {say(`notices.way.${way}`)}
    </span>
  )
}

interface CellProps {
  readonly cell: MatrixCell | undefined
  readonly name: string
  readonly dot: string
  readonly isSwitch?: boolean
  readonly onTurn: (isOn: boolean) => void
}

function Cell({ cell, name, dot, isSwitch = false, onTurn }: CellProps) {
  const say = useSay()
  if (!cell || cell.isImpossible)
    return (
      <span className={styles.none}>
        <span aria-hidden="true">—</span>
        <VisuallyHidden>{say('notices.none')}</VisuallyHidden>
      </span>
    )
  if (cell.isLocked)
    return (
      <span className={styles.locked} data-tip={say('notices.locked')}>
        <Icon of={IconLock} size={14} />
        <VisuallyHidden>{say('notices.locked')}</VisuallyHidden>
      </span>
    )
  return (
    <label className={styles.cell}>
      <input
        type="checkbox"
        role={isSwitch ? 'switch' : undefined}
        aria-label={cell.isOther ? `${name}, ${dot}` : name}
        checked={cell.isOn}
        disabled={cell.isAsleep}
        onChange={() => onTurn(!cell.isOn)}
      />
      {cell.isOther && <i className={styles.dot} />}
    </label>
  )
}

/** Up and down in a way, left and right between ways. */
function moveByArrows(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key]
  const { target } = event
  if (!step || !(target instanceof HTMLInputElement)) return
  const cells = [...event.currentTarget.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')])
  const row = cells.findIndex((one) => one.some((cell) => cell.contains(target)))
  const column = cells[row]?.findIndex((cell) => cell.contains(target)) ?? -1
  const [down = 0, right = 0] = step
  for (let at = 1; at < 24; at++) {
    const input = cells[row + down * at]?.[column + right * at]?.querySelector('input:not(:disabled)')
    if (!(input instanceof HTMLInputElement)) continue
    event.preventDefault()
    input.focus()
    return
  }
}
