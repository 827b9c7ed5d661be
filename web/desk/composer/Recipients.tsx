import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useSay } from '../../language.ts'
import styles from './Composer.module.css'
import type { Mode } from './wanted-mode.ts'

/** Who will read it: the contact and the watchers, or colleagues alone. */
export function Recipients({ mode, details }: { readonly mode: Mode; readonly details: RequestDetails }) {
  const say = useSay()
  if (mode === 'note') return <span className={styles.to}>{say('desk.composer.colleagues-only')}</span>
  const others = details.watchers.filter(({ id }) => id !== details.contact.id).length
  return (
    <span className={styles.to}>
      {say('desk.composer.to')} <b>{details.contact.name}</b>
      {others > 0 && <span>{say('desk.composer.and-others', { count: others })}</span>}
    </span>
  )
}
