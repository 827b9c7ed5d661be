import { IconPhone, IconPhoneIncoming } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useNowBySecond } from '../../clock.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { useShortcuts } from '../shortcuts.ts'
import styles from './CallButton.module.css'
import { timerOf } from './call-time.ts'
import { DoNotDisturb } from './DoNotDisturb.tsx'
import { changeDock, useDock } from './dock.ts'
import { type ShownCall, useShownCalls } from './use-calls.ts'

/** The state of the telephone in the top bar: the call that is open, or the way to file one by hand; and quiet for a while. */
export function CallButton() {
  const shown = useShownCalls()
  const dock = useDock()
  const call = shown.find(({ card }) => card.id === dock.shown) ?? shown[0]
  return (
    <span className={styles.phone} data-calls={call ? '' : undefined}>
      {call ? <Toggle call={call} folded={dock.folded} /> : <ByHand />}
      <span className="desk-only">
        <DoNotDisturb />
      </span>
    </span>
  )
}

function Toggle({ call: { card, isGone }, folded }: { readonly call: ShownCall; readonly folded: boolean }) {
  const say = useSay()
  const now = useNowBySecond()
  const isOver = isGone || card.state === 'ended'
  return (
    <button
      type="button"
      className={classes(buttonClass('ghost'), styles.button)}
      aria-expanded={!folded}
      aria-controls="call-card"
      onClick={() => changeDock({ folded: !folded })}
    >
      <ButtonFace icon={isOver ? IconPhone : IconPhoneIncoming}>
        <span className={styles.word}>{say('desk.call')}</span> {!isOver && <span>{timerOf(card, now)}</span>}
      </ButtonFace>
    </button>
  )
}

function ByHand() {
  const say = useSay()
  const navigate = useNavigate()
  useShortcuts({ call: () => void navigate({ to: paths.deskNew }) })
  return (
    <a
      className={classes(buttonClass('ghost'), styles.button, styles.hand)}
      href={paths.deskNew}
      data-tip={say('desk.call.by-hand')}
    >
      <ButtonFace icon={IconPhone}>
        <span className={styles.word}>{say('desk.call')}</span>
      </ButtonFace>
    </a>
  )
}
