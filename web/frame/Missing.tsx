import { useSay } from '../language.ts'
import { useTitle } from '../title.ts'
import { buttonClass } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import styles from './Page.module.css'

/** An address that leads nowhere. */
export function Missing({ home }: { readonly home: string }) {
  const say = useSay()
  useTitle(say('common.missing.title'))
  return (
    <div className={styles.lonely}>
      <EmptyState
        alone
        title={say('common.missing.title')}
        action={
          <a className={buttonClass()} href={home}>
            {say('common.home')}
          </a>
        }
      >
        {say('common.missing.text')}
      </EmptyState>
    </div>
  )
}
