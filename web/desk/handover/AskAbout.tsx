import { type FormEvent, useState } from 'react'
import { LONGEST_TODO } from '../../../src/domain/handover/handover.ts'
import { post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { focusAtOnce } from '../../ui/focus.ts'
import { TextArea } from '../../ui/TextArea.tsx'
import styles from './Handover.module.css'
import { useHandoverDeed } from './use-handover.ts'

interface AskAboutProps {
  readonly handover: number
  /** Null: about all of it. */
  readonly number: number | null
  readonly label: string
}

/** A question to whoever gives over, or an answer: both sides read it beside the hand-over. */
export function AskAbout({ handover, number, label }: AskAboutProps) {
  const say = useSay()
  const deed = useHandoverDeed()
  const [words, setWords] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  if (words === null) {
    return (
      <Button
        kind="ghost"
        aria-label={number === null ? undefined : say('desk.handover.ask.of', { number })}
        onClick={() => setWords('')}
      >
        {label}
      </Button>
    )
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    if (await deed(post(`/api/handovers/${handover}/words`, { number, text: words }), null)) setWords(null)
    setSending(false)
  }
  return (
    <form className={styles.ask} onSubmit={(event) => void send(event)}>
      <TextArea
        ref={focusAtOnce}
        label={say('desk.handover.ask.words')}
        rows={1}
        maxLength={LONGEST_TODO}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Button type="submit" kind="primary" disabled={isSending || words.trim() === ''}>
        {say('desk.handover.ask.send')}
      </Button>
    </form>
  )
}
