import type { RequestRow } from '../../../src/contract/request/request.ts'
import { RequestItem } from './RequestItem.tsx'
import styles from './Rows.module.css'

/** One surface, hairlines inside. */
export function Rows({ rows, wide = false }: { readonly rows: readonly RequestRow[]; readonly wide?: boolean }) {
  return (
    <ul className={styles.rows}>
      {rows.map((row) => (
        <RequestItem key={row.number} row={row} wide={wide} />
      ))}
    </ul>
  )
}
