import { useSay } from '../../language.ts'
import { useQueueAddress } from '../queue/queue-address.ts'
import { FilterChips } from './filter/FilterChips.tsx'
import { ListHead } from './ListHead.tsx'
import styles from './RequestList.module.css'
import { Rows } from './Rows.tsx'

/** The list of a view: its head, its filters, its rows. */
export function RequestList() {
  const say = useSay()
  const address = useQueueAddress()
  return (
    <section className={styles.list} aria-label={say('desk.list')}>
      <ListHead address={address} />
      <Rows key={address.question} address={address} filters={<FilterChips address={address} />} />
    </section>
  )
}
