import type { ReactNode } from 'react'
import styles from './SidePanel.module.css'

interface SectionProps {
  readonly title: string
  /** At the end of the title's line: a count, a value, a way to do something. */
  readonly aside?: ReactNode
  readonly children?: ReactNode
}

/** A part of the side panel. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h3>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
