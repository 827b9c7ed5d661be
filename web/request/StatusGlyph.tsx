import type { ReactNode } from 'react'
import type { Status } from '../../src/domain/ground/words.ts'
import { useSay } from '../language.ts'
import styles from './StatusGlyph.module.css'

/** A 14-pixel sign of the status. It never stands without its word: see StatusWord. */
export function StatusGlyph({ status }: { readonly status: Status }) {
  return (
    <svg viewBox="0 0 14 14" className={styles.glyph} data-status={status} aria-hidden="true">
      {SHAPES[status]}
    </svg>
  )
}

/** The sign and the word. */
export function StatusWord({ status }: { readonly status: Status }) {
  const say = useSay()
  return (
    <span className={styles.word}>
      <StatusGlyph status={status} />
      {say(`status.${status}`)}
    </span>
  )
}

const RING = <circle cx="7" cy="7" r="5.5" />

const SHAPES: Record<Status, ReactNode> = {
  registered: <circle cx="7" cy="7" r="5.25" strokeDasharray="2.2 1.92" />,
  in_progress: (
    <>
      {RING}
      <path d="M7 3.5a3.5 3.5 0 0 1 0 7z" className={styles.solid} />
    </>
  ),
  waiting_customer: (
    <>
      {RING}
      <path d="M5.6 5v4M8.4 5v4" />
    </>
  ),
  deferred: (
    <>
      {RING}
      <path d="M7 4.3V7l1.9 1.3" />
    </>
  ),
  waiting_external: (
    <>
      {RING}
      <path d="M5.3 8.7 8.7 5.3M6 5.3h2.7V8" />
    </>
  ),
  resolved: (
    <>
      <circle cx="7" cy="7" r="6.25" className={styles.solid} />
      <path d="m4.4 7.2 1.8 1.8 3.5-3.8" className={styles.cut} />
    </>
  ),
  resumed: <path d="M3 7a4.5 4.5 0 1 1 1.3 3.2M2.2 9.8l2.1.4.3-2.2" />,
  closed: (
    <>
      {RING}
      <path d="m4.6 7.2 1.7 1.7 3.1-3.4" />
    </>
  ),
  cancelled: (
    <>
      {RING}
      <path d="m5.2 5.2 3.6 3.6m0-3.6L5.2 8.8" />
    </>
  ),
}
