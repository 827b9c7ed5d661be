import type { ReactNode } from 'react'
import type { Handover } from '../../../src/contract/handover/handover.ts'
import { paths } from '../../paths.ts'
import { SlaChip } from '../../request/SlaChip.tsx'
import styles from './Handover.module.css'

type Shown = Pick<Handover['items'][number], 'number' | 'subject' | 'place' | 'nextDueAt' | 'burnsAt' | 'clockPaused'>

interface LineProps {
  readonly request: Shown
  /** Whether it goes; left out: there is nothing to decide. */
  readonly tick?: { readonly on: boolean; readonly label: string; readonly onChange: (on: boolean) => void }
  /** After its place: whether the hours of its contract run. */
  readonly hours?: string
  readonly children?: ReactNode
}

/** A request of a hand-over: whether it goes, what and where, how long it has, and what is said of it. */
export function Line({ request, tick, hours, children }: LineProps) {
  const { number, subject, place, nextDueAt, burnsAt, clockPaused } = request
  return (
    <li className={styles.line}>
      {tick && (
        <label className={styles.tick}>
          <input type="checkbox" checked={tick.on} aria-label={tick.label} onChange={() => tick.onChange(!tick.on)} />
        </label>
      )}
      <a className={`${styles.subject} cut`} href={paths.deskRequest(number)}>
        <span className="muted">№{number}</span> {subject}
      </a>
      <span className={styles.chip}>
        <SlaChip dueAt={nextDueAt} burnsAt={burnsAt} paused={clockPaused} />
      </span>
      <span className={styles.where}>{[place, hours].filter(Boolean).join(' · ')}</span>
      {children && <div className={styles.more}>{children}</div>}
    </li>
  )
}
