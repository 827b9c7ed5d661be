import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useSay } from '../../language.ts'
import { useShortcuts } from '../shortcuts.ts'
import styles from './Composer.module.css'
import { useSend } from './use-send.ts'
import { WordsBox } from './WordsBox.tsx'
import { type Mode, wantedMode } from './wanted-mode.ts'

const MODE_KEPT = new Map<number, Mode>()

/** Where one answers the customer or leaves a note to colleagues; each has a draft of its own. */
export function Composer({ details }: { readonly details: RequestDetails }) {
  const say = useSay()
  const { number, may } = details
  const [mode, setMode] = useState<Mode>(() => {
    const wanted = wantedMode()
    if (wanted && may[wanted]) return wanted
    return MODE_KEPT.get(number) ?? (may.reply ? 'reply' : 'note')
  })
  const [asked, setAsked] = useState(() => (wantedMode() ? 1 : 0))
  const sending = useSend(details)
  const turnTo = (next: Mode) => {
    MODE_KEPT.set(number, next)
    setMode(next)
    setAsked((times) => times + 1)
  }
  useShortcuts({
    reply: may.reply ? () => turnTo('reply') : undefined,
    note: may.note ? () => turnTo('note') : undefined,
  })
  if (!may.reply && !may.note) return <p className={styles.readOnly}>{say('desk.composer.read-only')}</p>
  return (
    <WordsBox
      key={mode}
      mode={mode}
      details={details}
      sending={sending}
      takesFocus={asked > 0}
      focusAsked={asked}
      onMode={turnTo}
    />
  )
}
