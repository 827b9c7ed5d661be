import { useState } from 'react'
import type { LetterOutcomeCard, OpenedLetter } from '../../../src/contract/mail/letter.ts'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './LetterPane.module.css'
import { becauseInWords } from './letter-words.ts'

interface ElsewhereProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onChosen: (number: number) => void
}

export function Elsewhere({ opened, onClose, onChosen }: ElsewhereProps) {
  const say = useSay()
  const form = useForm({
    typed: useState({ number: '' }),
    check: ({ number }) => ({ number: numberIn(number) === 0 && say('desk.letters.number.missing') }),
    body: ({ number }) => numberIn(number),
    send: async (number) => {
      onClose()
      onChosen(number)
    },
  })
  const number = numberIn(form.typed.number)
  return (
    <Dialog opened={opened} onClose={onClose} title={say('desk.letters.let-in-other')}>
      <form className={styles.form} {...form.wiring}>
        <TextField label={say('desk.letters.number')} inputMode="numeric" {...form.text('number')} />
        <div className={styles.actions}>
          <SendButton form={form}>
            {number > 0 ? say('desk.letters.let-in', { number }) : say('desk.letters.let-in-other')}
          </SendButton>
          <Button onClick={onClose}>{say('desk.letters.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The number of a request as people write it, «№1 042»; zero: there is none. */
export function numberIn(text: string): number {
  return Number(text.replaceAll(/\D/g, ''))
}

interface RehearsalProps {
  readonly letter: OpenedLetter
  readonly outcome: LetterOutcomeCard | null
  readonly onClose: () => void
  readonly onDo: () => void
}

export function Rehearsal({ letter, outcome, onClose, onDo }: RehearsalProps) {
  const say = useSay()
  const isSame = outcome?.state === letter.state && outcome.because === letter.decision?.because
  const doIt = () => {
    onClose()
    onDo()
  }
  return (
    <Dialog
      opened={outcome !== null}
      onClose={onClose}
      title={say('desk.letters.rehearsal')}
      actions={
        <>
          {!isSame && (
            <Button kind="primary" onClick={doIt}>
              {say('desk.letters.rehearsal.do')}
            </Button>
          )}
          <Button onClick={onClose}>{say('desk.letters.cancel')}</Button>
        </>
      }
    >
      {outcome && (
        <p>
          {say(isSame ? 'desk.letters.rehearsal.same' : 'desk.letters.rehearsal.other', {
            state: say(`desk.letters.state.${outcome.state}`),
            because: becauseInWords(outcome.because, say),
          })}
        </p>
      )}
    </Dialog>
  )
}
