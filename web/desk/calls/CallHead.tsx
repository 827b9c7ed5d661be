import {
  IconChevronUp,
  IconMinus,
  IconPhone,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconX,
} from '@tabler/icons-react'
import type { CallCard } from '../../../src/contract/phone/calls.ts'
import { useNowBySecond } from '../../clock.ts'
import { useSay } from '../../language.ts'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './CallDock.module.css'
import { talkSeconds, timerOf } from './call-time.ts'
import type { ShownCall } from './use-calls.ts'
import { useNameOf } from './use-name-of.ts'
import { useTalkLength } from './use-talk-length.ts'

interface CallHeadProps {
  readonly call: ShownCall
  readonly folded: boolean
  readonly onFold: () => void
  readonly onClose: () => void
}

/** What the call does just now and for how long, and the two ways to have it out of sight. */
export function CallHead({ call, folded, onFold, onClose }: CallHeadProps) {
  const say = useSay()
  const nameOf = useNameOf()
  const { card } = call
  return (
    <header className={styles.head}>
      <span className={styles.ring} data-quiet={call.isGone || card.state === 'ended' || undefined}>
        <Icon of={shapeOf(call)} size={14} />
      </span>
      <h2 className={folded ? 'cut' : undefined}>{folded ? nameOf(card) : <State call={call} />}</h2>
      {!call.isGone && card.state !== 'ended' && <CallTimer call={card} />}
      <span className={styles.ways}>
        <IconButton
          icon={folded ? IconChevronUp : IconMinus}
          size={16}
          label={say(folded ? 'desk.call.unfold' : 'desk.call.fold')}
          aria-expanded={!folded}
          onClick={onFold}
        />
        <IconButton icon={IconX} size={16} label={say('desk.call.close')} onClick={onClose} />
      </span>
    </header>
  )
}

function State({ call: { card, isGone } }: { readonly call: ShownCall }) {
  const say = useSay()
  const length = useTalkLength()
  const seconds = talkSeconds(card)
  if (isGone) return say('desk.call.gone')
  if (card.state === 'talking') return say('desk.call.talking')
  if (card.state === 'ringing') return say(`desk.call.ringing.${card.direction}`)
  return card.answeredAt === null ? say('desk.call.over.silent') : say('desk.call.over', { length: length(seconds) })
}

/** Ticks by itself, so that nothing else is drawn anew every second. */
export function CallTimer({ call }: { readonly call: CallCard }) {
  return <span className={styles.timer}>{timerOf(call, useNowBySecond())}</span>
}

function shapeOf({ card, isGone }: ShownCall): IconShape {
  if (isGone || card.state === 'ended') return IconPhoneOff
  if (card.state === 'talking') return IconPhone
  return card.direction === 'in' ? IconPhoneIncoming : IconPhoneOutgoing
}
