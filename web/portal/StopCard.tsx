import { IconAlertOctagon, IconChevronRight } from '@tabler/icons-react'
import { useNow } from '../clock.ts'
import { useFormats, useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { usePromise } from '../request/promise.ts'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './StopCard.module.css'
import { useMyVenues, usualVenue } from './venues.ts'

/** The shortest way in: one press, nothing asked. */
export function StopCard({ className }: { readonly className?: string }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { data: mine } = useMyVenues()
  const venue = mine ? usualVenue(mine) : null
  const { data } = usePromise({ service: null, venue, urgency: 'high', stopOfTrade: true })
  const by = data?.reactionDueAt
  return (
    <a className={classes(styles.card, className)} href={paths.stopOfTrade}>
      <Icon of={IconAlertOctagon} size={24} />
      <span className={styles.title}>{say('portal.stop')}</span>
      <span className={styles.text}>
        {by ? say('portal.stop.promise', { at: formats.moment(by, now) }) : say('portal.stop.lead')}
      </span>
      <Icon of={IconChevronRight} size={20} className={styles.arrow} />
    </a>
  )
}
