import { useState } from 'react'
import { FormTrouble } from '../form/FormTrouble.tsx'
import { SendButton } from '../form/SendButton.tsx'
import { useForm } from '../form/use-form.ts'
import { useSay } from '../language.ts'
import { finishSignIn } from '../session.ts'
import { focusAtOnce } from '../ui/focus.ts'
import { TextField } from '../ui/TextField.tsx'
import styles from './SignIn.module.css'

interface SecondStepProps {
  readonly ticket: string
  readonly onBack: () => void
  readonly onDone: () => void
}

/** The number that the person's device shows, or a recovery code. */
export function SecondStep({ ticket, onBack, onDone }: SecondStepProps) {
  const say = useSay()
  const form = useForm({
    typed: useState({ code: '' }),
    check: ({ code }) => ({ code: code.trim().length < 6 && say('sign-in.second.missing') }),
    body: ({ code }) => ({ ticket, code: code.trim() }),
    send: (body) => finishSignIn(body),
    places: { 'second-factor.wrong': 'code', 'sign-in.too-many-attempts': 'code', 'input.invalid': 'code' },
    onDone,
  })
  return (
    <>
      <p className="muted">{say('sign-in.second.lead')}</p>
      <form className={styles.form} {...form.wiring}>
        <TextField
          label={say('sign-in.second')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          ref={focusAtOnce}
          className={styles.code}
          {...form.text('code')}
        />
        <FormTrouble form={form} />
        <SendButton form={form}>{say('sign-in.second.enter')}</SendButton>
      </form>
      <button type="button" className="link" onClick={onBack}>
        {say('sign-in.another-way')}
      </button>
    </>
  )
}
