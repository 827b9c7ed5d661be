import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import styles from '../Page.module.css'

export function NotificationsPage() {
  const title = useSay()('common.notifications')
  useTitle(title)
  return (
    <div className={styles.page}>
      <h1>{title}</h1>
    </div>
  )
}
