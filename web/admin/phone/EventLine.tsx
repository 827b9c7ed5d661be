import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconMicrophone,
  IconPhone,
  IconPhoneOff,
} from '@tabler/icons-react'
import type { ExchangeEvents } from '../../../src/contract/phone/exchanges.ts'
import type { CallSign } from '../../../src/domain/phone/call-event.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import channel from '../channel/Channel.module.css'
import { Copied } from './Hook.tsx'
import styles from './Phone.module.css'

interface EventLineProps {
  readonly event: ExchangeEvents['events'][number]
  /** As it came, too. */
  readonly isShown: boolean
  readonly onShow: (isShown: boolean) => void
}

const SHAPES: Readonly<Record<CallSign, IconShape>> = {
  ringing: IconPhone,
  answered: IconCheck,
  leg_ended: IconPhoneOff,
  transferred: IconArrowBackUp,
  ended: IconPhoneOff,
  recorded: IconMicrophone,
}

/** One event in words; what was not taken says why, and how it came is a press away. */
export function EventLine({ event, isShown, onShow }: EventLineProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { at, outcome, why, signs, number, person, cards, raw } = event
  const [sign] = signs
  const seconds = new Intl.DateTimeFormat('ru', { timeZone: formats.zone, timeStyle: 'medium' })
  const isTaken = outcome === 'taken' || outcome === 'repeated' || outcome === 'late'
  const phone = number && formats.phone(number)
  const title = isTaken && sign ? say(`admin.phone.sign.${sign}`) : say(`admin.phone.outcome.${outcome}`)
  const about = [
    sign !== 'ringing' && phone,
    person?.name,
    cards > 0 && sign === 'ringing' && say('admin.phone.cards', { count: cards }),
    outcome !== 'taken' && isTaken && say(`admin.phone.outcome.${outcome}`),
    why,
  ]
  return (
    <>
      <time dateTime={at} data-tip={formats.exact(at)}>
        {formats.isToday(at, now) ? seconds.format(new Date(at)) : formats.moment(at, now)}
      </time>
      <span className={styles.sign} data-wrong={!isTaken || undefined}>
        <Icon of={isTaken && sign ? SHAPES[sign] : IconAlertTriangle} />
      </span>
      <div className={styles.what}>
        <strong>
          {title} {isTaken && sign === 'ringing' && phone}
        </strong>
        <span className={channel.small}>{about.filter(Boolean).join(' · ')}</span>
        <button type="button" className="link" aria-expanded={isShown} onClick={() => onShow(!isShown)}>
          {say(isShown ? 'admin.phone.raw' : 'admin.phone.show-raw')}
        </button>
        {isShown && <Copied text={raw} label={say('admin.phone.raw.copy')} />}
      </div>
    </>
  )
}
