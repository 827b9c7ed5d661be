import type { ClockExplained } from '../../../src/contract/request/clock.ts'
import type { TextId } from '../../../src/texts/catalogue.ts'
import type { Formats } from '../../../src/texts/format.ts'
import { useSay } from '../../language.ts'
import { useLength } from '../length.ts'
import styles from './Ledger.module.css'
import type { LedgerLine, LedgerTold } from './ledger.ts'

interface LedgerTableProps {
  readonly clock: ClockExplained
  readonly told: LedgerTold
  /** In the zone of the contract. */
  readonly formats: Formats
}

/** The lines by day, then what they add up to. */
export function LedgerTable({ clock, told, formats }: LedgerTableProps) {
  const say = useSay()
  const length = useLength()
  const { days, spent, target, left } = told
  return (
    <table className={styles.ledger}>
      {days.map(({ day, lines }) => (
        <tbody key={day}>
          <tr className={styles.day}>
            <th colSpan={3} scope="rowgroup">
              {formats.longWeekday(lines[0]?.from ?? 0)}, {day}
            </th>
          </tr>
          {lines.map((line) => (
            <tr key={line.key} data-kind={line.kind}>
              <td>
                {formats.time(line.from)}–{endOf(line, formats)}
              </td>
              <td>{say(reasonOf(line, clock))}</td>
              <td>{line.kind === 'counted' ? length(line.length) : '—'}</td>
            </tr>
          ))}
        </tbody>
      ))}
      <tbody>
        <tr className={styles.sum}>
          <th colSpan={2} scope="row">
            {say('desk.ledger.spent')}
          </th>
          <td>{length(spent)}</td>
        </tr>
        {target !== null && left !== null && (
          <tr
            className={styles.left}
            data-state={clock.state === 'late' || left < 0 ? 'late' : left < target / 4 ? 'warning' : 'calm'}
          >
            <th colSpan={2} scope="row">
              {say(left < 0 ? 'desk.ledger.over' : 'desk.ledger.left', { target: length(target) })}
            </th>
            <td>{length(Math.abs(left))}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

const DAY = 86_400_000

/** «18:00–09:00» is a night; what lasted longer ends on a named day. */
function endOf({ from, to }: LedgerLine, formats: Formats): string {
  return to - from > DAY ? `${formats.weekday(to)} ${formats.time(to)}` : formats.time(to)
}

/** Why a line counted or not; the one that goes on says so. */
function reasonOf({ kind, why, isNow }: LedgerLine, { metAt }: ClockExplained): TextId {
  if (kind === 'counted') return isNow && metAt === null ? 'desk.ledger.runs-now' : 'desk.ledger.ran'
  return Object.entries(REASONS).find(([code]) => code === why)?.[1] ?? 'desk.ledger.stopped'
}

const REASONS = {
  night: 'desk.ledger.night',
  break: 'desk.ledger.break',
  day_off: 'desk.ledger.day_off',
  holiday: 'desk.ledger.holiday',
  waiting_customer: 'desk.ledger.waiting_customer',
  deferred: 'desk.ledger.deferred',
  waiting_external: 'desk.ledger.waiting_external',
  stopped: 'desk.ledger.stopped',
} as const satisfies Record<string, TextId>
