import { useSay } from '../../language.ts'
import { ROOM_FOR_RAIL, useRoomFor } from '../panes.ts'
import { useQueueAddress } from '../queue/queue-address.ts'
import { FilterChips } from './filter/FilterChips.tsx'
import { ListHead } from './ListHead.tsx'
import styles from './RequestList.module.css'
import { Rows } from './Rows.tsx'
import { TelephoneLine } from './telephone/TelephoneLine.tsx'

/** The list of a view: its head, its filters, its rows. */
export function RequestList() {
  const say = useSay()
  const address = useQueueAddress()
  const Filters = useRoomFor(ROOM_FOR_RAIL) ? FilterChips : TelephoneLine
  return (
    <section className={styles.list} aria-label={say('desk.list')}>
      <ListHead address={address} />
      <Rows key={address.question} address={address} filters={<Filters address={address} />} />
    </section>
  )
}
