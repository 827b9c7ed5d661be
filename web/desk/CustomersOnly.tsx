import styles from '../frame/Page.module.css'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { useTitle } from '../title.ts'
import { buttonClass } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** A customer at the door of the desk is shown his own. */
export function CustomersOnly() {
  const say = useSay()
  useTitle(say('desk.customers-only.title'))
  return (
    <main className={styles.lonely}>
      <EmptyState
        title={say('desk.customers-only.title')}
        action={
          <a className={buttonClass('primary')} href={paths.home}>
            {say('desk.customers-only.action')}
          </a>
        }
      >
        {say('desk.customers-only.text')}
      </EmptyState>
    </main>
  )
}
