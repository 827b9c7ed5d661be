import { useState } from 'react'
import type { LetterOutcomeCard, OpenedLetter } from '../../../src/contract/mail/letter.ts'
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
  const [typed, setTyped] = useState('')
  const number = Number(typed.replaceAll(/\D/g, ''))
  const submit = () => {
    onClose()
    onChosen(number)
  }
  return (
    <Dialog opened={opened} onClose={onClose} title={say('desk.letters.let-in-other')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (number > 0) submit()
        }}
      >
        <TextField
          label={say('desk.letters.number')}
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className={styles.actions}>
          <Button type="submit" kind="primary" reason={number > 0 ? undefined : say('desk.letters.number')}>
            {number > 0 ? say('desk.letters.let-in', { number }) : say('desk.letters.let-in-other')}
          </Button>
          <Button onClick={onClose}>{say('desk.letters.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
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
