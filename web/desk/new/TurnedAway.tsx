import { IconPhoneOff } from '@tabler/icons-react'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './PhoneRule.module.css'
import { useTurnedAway } from './turned-away.ts'

/** On the card of a caller: when he was not taken by phone before, by whom, and whether he was written to. */
export function TurnedAway({ person }: { readonly person: number }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { data } = useTurnedAway(person)
  if (!data || data.calls.length === 0) return null
  return (
    <ul className={styles.away} aria-label={say('desk.new.away.list')}>
      {data.calls.map(({ id, at, by, phone, contract, letterTo, wasWrittenTo, smsTo, wasTexted }) => (
        <li key={id}>
          <Icon of={IconPhoneOff} size={14} />
          <span>
            {say('desk.new.away.one', { at: formats.moment(at, now), name: by.name, contract: contract.name })}
            {phone && `, ${say('desk.new.away.phone', { phone: formats.phone(phone) })}`}
            {wasWrittenTo &&
              `. ${letterTo ? say('desk.new.away.letter', { address: letterTo }) : say('desk.new.away.letter.hidden')}`}
            {wasTexted &&
              `. ${smsTo ? say('desk.new.away.sms', { phone: formats.phone(smsTo) }) : say('desk.new.away.sms.hidden')}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
