import { IconChevronDown, IconChevronUp, IconPhoneIncoming } from '@tabler/icons-react'
import { useState } from 'react'
import { useNowBySecond } from '../../clock.ts'
import { useSay } from '../../language.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './CallDock.module.css'
import { timerOf } from './call-time.ts'
import type { ShownCall } from './use-calls.ts'
import { useNameOf } from './use-name-of.ts'

interface WaitingCallsProps {
  readonly others: readonly ShownCall[]
  readonly onChoose: (call: number) => void
}

/** As many waits are read at a glance. */
const AT_A_GLANCE = 2

/** The other calls in one line, unfolded into a list that scrolls: however many ring, the window holds them. */
export function WaitingCalls({ others, onChoose }: WaitingCallsProps) {
  const say = useSay()
  const nameOf = useNameOf()
  const now = useNowBySecond()
  const [isOpen, setOpen] = useState(false)
  const waits = others.slice(0, AT_A_GLANCE).map(({ card }) => timerOf(card, now))
  const choose = (call: number) => {
    setOpen(false)
    onChoose(call)
  }
  return (
    <div className={styles.waiting}>
      {isOpen && (
        <ul>
          {others.map(({ card, isGone }) => (
            <li key={card.id}>
              <button type="button" className={styles.next} onClick={() => choose(card.id)}>
                <span className="cut">{nameOf(card)}</span>
                <span className={styles.timer}>{isGone ? say('desk.call.gone.short') : timerOf(card, now)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <button
        type="button"
        className={classes(styles.next, styles.more)}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon of={IconPhoneIncoming} size={14} />
        <span>{say('desk.call.more', { count: others.length })}</span>
        <span className={styles.timer}>{waits.join(', ')}</span>
        <Icon of={isOpen ? IconChevronDown : IconChevronUp} size={14} className={styles.twist} />
      </button>
    </div>
  )
}
