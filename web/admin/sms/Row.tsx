import type { ReactNode } from 'react'
import styles from './Sms.module.css'

interface RowProps {
  readonly label: string
  readonly children: ReactNode
}

/** A line of the form. Its label stands at the left; readers of the screen hear it at the field. */
export function Row({ label, children }: RowProps) {
  return (
    <div className={styles.row}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <div className={styles.value}>{children}</div>
    </div>
  )
}
