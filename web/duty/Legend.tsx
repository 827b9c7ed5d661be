import type { ReactNode } from 'react'
import { SHIFT_KINDS } from '../../src/domain/duty/shift.ts'
import { useSay } from '../language.ts'
import styles from './WeekTable.module.css'

/** What the colours of the week mean. */
export function Legend({ children }: { readonly children?: ReactNode }) {
  const say = useSay()
  return (
    <div className={styles.legend}>
      {SHIFT_KINDS.map((kind) => (
        <span key={kind}>
          <i className={styles.key} data-kind={kind} />
          {say(`duty.kind.${kind}`)}
        </span>
      ))}
      <span>
        <i className={styles.key} data-kind="away" />
        {say('duty.away')}
      </span>
      <span>
        <i className={styles.key} data-kind="gap" />
        {say('duty.open')}
      </span>
      {children}
    </div>
  )
}
