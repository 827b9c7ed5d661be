import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

interface EmptyStateProps {
  readonly title: ReactNode
  /** What will appear here, or what happened and what is safe. */
  readonly children?: ReactNode
  /** One way on. */
  readonly action?: ReactNode
  /** It is all there is on the page, so its title is the page's. */
  readonly alone?: boolean
}

/** Nothing here yet. On a sheet of its own; put it on the canvas. */
export function EmptyState({ title, children, action, alone = false }: EmptyStateProps) {
  const Title = alone ? 'h1' : 'p'
  return (
    <div className={styles.state}>
      <Title className={styles.title}>{title}</Title>
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
