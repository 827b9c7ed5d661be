import { useState } from 'react'
import type { LetterMove } from '../../../src/contract/mail/letter-move.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './LetterPane.module.css'
import { moveInWords } from './letter-words.ts'

interface MoveLetterProps {
  readonly opened: boolean
  readonly onClose: () => void
  /** What would happen; nothing is changed by asking. */
  readonly rehearse: (number: number) => Promise<LetterMove>
  readonly onChosen: (number: number) => void
}

/** A letter that is a message of a request goes to another one: first it is said what that does, then it is done. */
export function MoveLetter({ opened, onClose, rehearse, onChosen }: MoveLetterProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [move, setMove] = useState<LetterMove | null>(null)
  const [error, setError] = useState<string | null>(null)
  const number = Number(typed.replaceAll(/\D/g, ''))
  const retype = (text: string) => {
    setTyped(text)
    setMove(null)
    setError(null)
  }
  const submit = () => {
    if (move) {
      onClose()
      onChosen(move.into.number)
    } else if (number > 0) {
      rehearse(number).then(setMove, (problem: unknown) => setError(say(textOfProblem(problem))))
    }
  }
  return (
    <Dialog opened={opened} onClose={onClose} title={say('desk.letters.move.title')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={say('desk.letters.number')}
          inputMode="numeric"
          value={typed}
          onChange={(event) => retype(event.target.value)}
        />
        <div role="status" className={styles.steps}>
          {move && moveInWords(move, say).map((words) => <p key={words}>{words}</p>)}
        </div>
        {error && (
          <p role="alert" className={styles.error}>
            {error}
          </p>
        )}
        <div className={styles.actions}>
          <Button type="submit" kind="primary" reason={number > 0 ? undefined : say('desk.letters.number')}>
            {move ? say('desk.letters.move.do', { number: move.into.number }) : say('desk.letters.move.show')}
          </Button>
          <Button onClick={onClose}>{say('desk.letters.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
