import type { ClockExplained } from '../../../src/contract/request/clock.ts'
import styles from './Ledger.module.css'
import type { LedgerTold } from './ledger.ts'

interface LedgerStripProps {
  readonly clock: ClockExplained
  readonly told: LedgerTold
}

/** The lines as a picture: solid what counted, a gap for closed hours, hatched pauses, an outline for what is left. */
export function LedgerStrip({ clock, told }: LedgerStripProps) {
  const whole = told.target ?? told.spent
  const lines = told.days.flatMap(({ lines }) => lines)
  const left = clock.metAt === null ? Math.max(0, told.left ?? 0) : 0
  return (
    <div className={styles.strip} aria-hidden="true">
      {lines.map(({ key, kind, from, to }) => (
        <span key={key} data-kind={kind} style={{ flexGrow: widthOf(kind, to - from, whole) }} />
      ))}
      {left > 0 && (
        <span data-kind="left" data-state={left < whole / 4 ? 'warning' : 'calm'} style={{ flexGrow: left }} />
      )}
    </div>
  )
}

/** A night is a gap, whatever its length, and a long pause does not push the rest aside. */
function widthOf(kind: 'counted' | 'closed' | 'paused', length: number, whole: number): number {
  if (kind === 'counted') return length
  return kind === 'closed' ? whole * 0.06 : Math.min(length, whole * 0.25)
}
