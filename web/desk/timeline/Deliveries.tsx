import { IconAlertTriangle, IconCheck, IconClock, IconMail, IconMailOff } from '@tabler/icons-react'
import type { Delivery } from '../../../src/contract/request/message.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import styles from './Deliveries.module.css'

/** Who gets a message by mail and how each letter stands: quiet while all is well, with the server's own words when not. */
export function Deliveries({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  return (
    <ul className={styles.deliveries} aria-label={say('desk.delivery')}>
      {deliveries.map(({ person, to, state, at, nextAttemptAt, answer }) => {
        const moment = state === 'retrying' ? nextAttemptAt : at
        const isTrouble = TROUBLE.includes(state)
        return (
          <li key={`${person.id} ${at}`} data-trouble={isTrouble || undefined}>
            <Icon of={SHAPES[state]} size={14} />
            <span data-tip={isTrouble ? undefined : (answer ?? undefined)}>
              {say(`desk.delivery.${state}`, { to, at: moment === null ? '…' : formats.moment(moment, now) })}
            </span>
            {isTrouble && answer && <span className={styles.answer}>{answer}</span>}
          </li>
        )
      })}
    </ul>
  )
}

const TROUBLE: readonly Delivery['state'][] = ['retrying', 'returned', 'undelivered', 'too_late']

const SHAPES: { readonly [State in Delivery['state']]: IconShape } = {
  waiting: IconClock,
  gathering: IconClock,
  sending: IconMail,
  retrying: IconClock,
  taken: IconCheck,
  returned: IconAlertTriangle,
  undelivered: IconAlertTriangle,
  no_server: IconMail,
  too_late: IconMailOff,
  read: IconCheck,
  unwanted: IconMailOff,
  unreadable: IconMailOff,
  repeated: IconMailOff,
}
