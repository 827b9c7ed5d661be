import { useParams } from '@tanstack/react-router'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import styles from '../Page.module.css'
import { usePhoneBar } from '../phone-bar.ts'

export function RequestPage() {
  const { number = '' } = useParams({ strict: false })
  const title = useSay()('portal.request.title', { number })
  useTitle(title)
  usePhoneBar({ title, back: paths.home })
  return (
    <div className={styles.page}>
      <h1>{title}</h1>
    </div>
  )
}
