import { useLocation } from '@tanstack/react-router'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import styles from './HandoverBadge.module.css'
import { useWaitingHandovers } from './use-handover.ts'

/** That a colleague gives something over to me: a way to the answer, on every page of the desk. */
export function HandoverBadge() {
  const say = useSay()
  const { toMe, asked } = useWaitingHandovers()
  const { pathname } = useLocation()
  if (toMe + asked === 0 || pathname === paths.deskHandover) return null
  return (
    <a className={styles.badge} href={paths.deskHandover}>
      {toMe > 0 ? say('desk.handover.badge', { count: toMe }) : say('desk.handover.asked')}
    </a>
  )
}
