import type { ReactNode } from 'react'
import styles from './MePage.module.css'

interface SheetProps {
  readonly title: string
  readonly lead?: string
  readonly children: ReactNode
}

export function Sheet({ title, lead, children }: SheetProps) {
  return (
    <section className={styles.sheet}>
      <h2>{title}</h2>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  )
}
