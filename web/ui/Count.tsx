import type { ReactNode } from 'react'
import styles from './Count.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

interface CountProps {
  readonly children: ReactNode
  /** What is counted, with the number: «ждут вас: 2». */
  readonly label?: string
}

/** How many wait for the person who looks. */
export function Count({ children, label }: CountProps) {
  return (
    <span className={styles.count}>
      <span aria-hidden={label ? true : undefined}>{children}</span>
      {label && <VisuallyHidden>{label}</VisuallyHidden>}
    </span>
  )
}
