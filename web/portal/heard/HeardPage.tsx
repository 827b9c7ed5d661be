import { useSay } from '../../language.ts'
import { LazyBellSheet } from '../../notices/bell/LazyBellSheet.tsx'
import { useUnread } from '../../notices/bell/unread.ts'
import { useMe } from '../../session.ts'
import { useTitle } from '../../title.ts'
import { classes } from '../../ui/classes.ts'
import page from '../Page.module.css'
import styles from './HeardPage.module.css'

/** What one has heard, request by request; what a member of the support has heard leads him to the desk. */
export function HeardPage() {
  const say = useSay()
  const { isStaff } = useMe()
  const { unread } = useUnread()
  useTitle(say('bell'))
  return (
    <div className={classes(page.page, styles.page)}>
      <section className={styles.sheet}>
        <LazyBellSheet side={isStaff ? 'support' : 'customer'} unread={unread} close={() => undefined} heading="h1" />
      </section>
    </div>
  )
}
