import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import styles from './QueuePage.module.css'

/** Views on the canvas, then one white sheet split by hairlines: list, request, what surrounds it. */
export function QueuePage() {
  const say = useSay()
  useTitle(say('desk.nav.requests'))
  return (
    <div className={styles.queue}>
      <nav className={styles.views} aria-label={say('desk.views')} />
      <div className={styles.sheet} />
    </div>
  )
}
