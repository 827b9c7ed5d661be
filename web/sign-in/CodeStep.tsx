import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignInAnswer } from '../../src/contract/people/session.ts'
import { FormTrouble } from '../form/FormTrouble.tsx'
import { SendButton } from '../form/SendButton.tsx'
import { useForm } from '../form/use-form.ts'
import { useSay } from '../language.ts'
import { textOfProblem } from '../problem.ts'
import { type SignInOrder, sendCode, signInWith } from '../session.ts'
import { focusAtOnce } from '../ui/focus.ts'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/toasts.ts'
import styles from './SignIn.module.css'

interface CodeStepProps {
  readonly address: string
  readonly onBack: () => void
  readonly onDone: (answer: SignInAnswer) => void
}

export function CodeStep({ address, onBack, onDone }: CodeStepProps) {
  const say = useSay()
  const anew = useMutation({
    mutationFn: () => sendCode(address.trim()),
    onSuccess: () => showToast({ text: say('sign-in.resent') }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
  const form = useForm({
    typed: useState({ code: '' }),
    check: ({ code }) => ({ code: code.trim() === '' && say('sign-in.code.missing') }),
    body: ({ code }): SignInOrder => ({ address: address.trim(), code: code.trim() }),
    send: (body, key) => signInWith(body, key),
    places: { 'sign-in.failed': 'code', 'sign-in.too-many-attempts': 'code', 'input.invalid': 'code' },
    onDone: (answer) => onDone(answer),
  })
  return (
    <>
      <p className="muted">{say('sign-in.code.sent', { address: address.trim() })}</p>
      <form className={styles.form} {...form.wiring}>
        <TextField
          label={say('sign-in.code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          ref={focusAtOnce}
          className={styles.code}
          {...form.text('code')}
        />
        <FormTrouble form={form} />
        <SendButton form={form}>{say('sign-in.enter')}</SendButton>
      </form>
      <div className={styles.ways}>
        <button
          type="button"
          className="link"
          aria-busy={anew.isPending || undefined}
          onClick={() => anew.isPending || anew.mutate()}
        >
          {say('sign-in.resend')}
        </button>
        <button type="button" className="link" onClick={onBack}>
          {say('sign-in.other-address')}
        </button>
      </div>
    </>
  )
}
