import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

interface EmptyStateProps {
  readonly title: ReactNode
  /** What will appear here, or what happened and what is safe. */
  readonly children?: ReactNode
  /** One way on. */
  readonly action?: ReactNode
}

/** Nothing here yet. On a sheet of its own; put it on the canvas. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {children && <p className={styles.text}>{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}

/** Something broke: the same quiet sheet, spoken at once. */
export function ErrorState(props: EmptyStateProps) {
  return (
    <div role="alert">
      <EmptyState {...props} />
    </div>
  )
}
