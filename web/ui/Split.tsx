import type { ReactNode } from 'react'
import styles from './Split.module.css'

/** A button and, beside it, the small one that opens its relatives; alone it looks like any button. */
export function Split({ children }: { readonly children: ReactNode }) {
  return <span className={styles.split}>{children}</span>
}
