import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import styles from '../Page.module.css'

export function NewPage() {
  const title = useSay()('portal.new-request')
  useTitle(title)
  return (
    <div className={styles.page}>
      <h1>{title}</h1>
    </div>
  )
}
