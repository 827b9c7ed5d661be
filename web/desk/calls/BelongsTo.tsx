import { type FormEvent, useState } from 'react'
import type { CallCandidate, CallCard } from '../../../src/contract/phone/calls.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { StatusGlyph } from '../../request/StatusGlyph.tsx'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './CallDock.module.css'
import { type CallWords, forgetWords } from './call-words.ts'
import { useCallCare } from './use-calls.ts'
import { useGoTo } from './use-go-to.ts'

interface BelongsToProps {
  readonly card: CallCard
  readonly open: CallCandidate['open']
  readonly words: CallWords
}

/** The call is about a request that is there already: it goes into its history, and what was typed becomes a note there. */
export function BelongsTo({ card, open, words }: BelongsToProps) {
  const say = useSay()
  const goTo = useGoTo()
  const { attach } = useCallCare()
  const belong = async (number: number) => {
    const note = words.description.trim()
    if (!(await attach(card.id, { request: number, note, key: words.key }))) return
    forgetWords(card.id)
    showToast({
      text: say(note === '' ? 'desk.call.attached' : 'desk.call.attached.noted', { number }),
      next: { label: say('desk.call.open-filed'), run: () => goTo(paths.deskRequest(number)) },
    })
  }
  return (
    <Popover
      label={say('desk.call.belongs')}
      position="bottom-end"
      className={styles.belongs}
      trigger={(wiring) => <Button {...wiring}>{say('desk.call.belongs.short')}</Button>}
    >
      {(close) => (
        <>
          {open.length > 0 && (
            <ul>
              {open.map(({ number, subject, status }) => (
                <li key={number}>
                  <button type="button" className={styles.pick} onClick={() => void belong(number).then(close)}>
                    <StatusGlyph status={status} />
                    <span className="cut">{subject}</span>
                    <span>№{number}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <OtherNumber onChosen={(number) => void belong(number).then(close)} />
        </>
      )}
    </Popover>
  )
}

function OtherNumber({ onChosen }: { readonly onChosen: (number: number) => void }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const number = Number(/^[№#]?\s*(\d{1,12})$/.exec(typed.trim())?.[1] ?? 0)
    setWrong(number === 0)
    if (number > 0) onChosen(number)
  }
  return (
    <form className={styles.otherNumber} noValidate onSubmit={submit}>
      <TextField
        label={say('desk.call.belongs.number')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={16}
        value={typed}
        error={isWrong ? say('desk.call.belongs.wrong') : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit">{say('desk.call.belongs.go')}</Button>
    </form>
  )
}
