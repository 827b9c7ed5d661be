import { useState } from 'react'
import type { MyPhone } from '../../../src/contract/people/phone.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { useOrderingCode, useRemovingPhone } from './use-phones.ts'

interface PhoneLineProps {
  readonly phone: MyPhone
  readonly sendsCodes: boolean
}

/** A telephone that is his: what it is worth, and what can be done with it. */
export function PhoneLine({ phone, sendsCodes }: PhoneLineProps) {
  const say = useSay()
  const shown = useFormats().phone(phone.phone)
  const confirm = useCodeTo(phone.phone)
  const removing = useRemovingPhone()
  const [isAsking, setAsking] = useState(false)
  const { isProven, mayRemove } = phone
  return (
    <li className={styles.phone}>
      <span className={styles.words}>
        {shown}
        <small>{say(isProven ? 'portal.phones.proven' : 'portal.phones.unproven')}</small>
      </span>
      {!isProven && sendsCodes && (
        <Button aria-label={say('portal.phones.confirm.of', { phone: shown })} onClick={confirm}>
          {say('portal.phones.confirm')}
        </Button>
      )}
      {mayRemove && (
        <Button aria-label={say('portal.phones.remove.of', { phone: shown })} onClick={() => setAsking(true)}>
          {say('portal.phones.remove')}
        </Button>
      )}
      <AskFirst
        opened={isAsking}
        title={say('portal.phones.remove.title')}
        text={say('portal.phones.remove.text', { phone: shown })}
        yes={say('portal.phones.remove')}
        no={say('portal.phones.keep')}
        onYes={() => removing.mutate(phone)}
        onClose={() => setAsking(false)}
      />
    </li>
  )
}

/** Sends a code there; what is refused is said. */
export function useCodeTo(phone: string) {
  const say = useSay()
  const ordering = useOrderingCode()
  const refused = (error: Error) => showToast({ text: say(textOfProblem(error)), urgent: true })
  return () => ordering.mutate({ phone }, { onError: refused })
}
