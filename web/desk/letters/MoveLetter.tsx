import { useState } from 'react'
import type { LetterMove } from '../../../src/contract/mail/letter-move.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { numberIn } from './LetterDialogs.tsx'
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
  const typed = useState({ number: '' })
  const [move, setMove] = useState<LetterMove | null>(null)
  /** What would happen with this very number: after another one is typed it is shown anew. */
  const shown = move?.into.number === numberIn(typed[0].number) ? move : null
  const form = useForm({
    typed,
    check: ({ number }) => ({ number: numberIn(number) === 0 && say('desk.letters.number.missing') }),
    body: ({ number }) => numberIn(number),
    send: async (number) => {
      if (shown) return shown
      return rehearse(number)
    },
    places: { 'request.not-found': 'number' },
    onDone: (found) => {
      if (!shown) {
        setMove(found)
        return
      }
      onClose()
      onChosen(found.into.number)
    },
  })
  return (
    <Dialog opened={opened} onClose={onClose} title={say('desk.letters.move.title')}>
      <form className={styles.form} {...form.wiring}>
        <TextField label={say('desk.letters.number')} inputMode="numeric" {...form.text('number')} />
        <div role="status" className={styles.steps}>
          {shown && moveInWords(shown, say).map((words) => <p key={words}>{words}</p>)}
        </div>
        <FormTrouble form={form} />
        <div className={styles.actions}>
          <SendButton form={form}>
            {shown ? say('desk.letters.move.do', { number: shown.into.number }) : say('desk.letters.move.show')}
          </SendButton>
          <Button onClick={onClose}>{say('desk.letters.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
