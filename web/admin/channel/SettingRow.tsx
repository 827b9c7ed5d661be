import type { ReactNode } from 'react'
import styles from './Channel.module.css'

interface SettingRowProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly children: ReactNode
}

/** A line of settings: what it is at the left, what holds at the right. Readers of the screen hear the label at its field. */
export function SettingRow({ label, hint, children }: SettingRowProps) {
  return (
    <div className={styles.row}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <div className={styles.value}>
        {children}
        {hint && <p className={styles.small}>{hint}</p>}
      </div>
    </div>
  )
}
