import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import styles from '../Page.module.css'

export function RequestsPage() {
  const title = useSay()('portal.requests.title')
  useTitle(title)
  return (
    <div className={styles.page}>
      <h1>{title}</h1>
    </div>
  )
}
