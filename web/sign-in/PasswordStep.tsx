import { useState } from 'react'
import type { SignInAnswer } from '../../src/contract/people/session.ts'
import { FormTrouble } from '../form/FormTrouble.tsx'
import { SendButton } from '../form/SendButton.tsx'
import { useForm } from '../form/use-form.ts'
import { useSay } from '../language.ts'
import { type SignInOrder, signInWith } from '../session.ts'
import { focusAtOnce } from '../ui/focus.ts'
import { TextField } from '../ui/TextField.tsx'
import styles from './SignIn.module.css'

interface PasswordStepProps {
  readonly address: string
  readonly onAddress: (address: string) => void
  readonly onBack: () => void
  readonly onDone: (answer: SignInAnswer) => void
}

export function PasswordStep({ address, onAddress, onBack, onDone }: PasswordStepProps) {
  const say = useSay()
  const [password, setPassword] = useState('')
  const [isKnown] = useState(address !== '')
  const form = useForm({
    typed: [
      { address, password },
      (typed) => {
        onAddress(typed.address)
        setPassword(typed.password)
      },
    ],
    check: (typed) => ({
      address: typed.address.trim() === '' && say('sign-in.address.missing'),
      password: typed.password === '' && say('sign-in.password.missing'),
    }),
    body: (typed): SignInOrder => ({ address: typed.address.trim(), password: typed.password }),
    send: (body, key) => signInWith(body, key),
    places: { 'sign-in.failed': 'password', 'sign-in.too-many-attempts': 'password', 'input.invalid': 'address' },
    onDone: (answer) => onDone(answer),
  })
  return (
    <>
      <form className={styles.form} {...form.wiring}>
        <TextField
          label={say('sign-in.address')}
          autoComplete="username"
          autoCapitalize="none"
          ref={isKnown ? null : focusAtOnce}
          {...form.text('address')}
          name="username"
        />
        <TextField
          label={say('sign-in.password')}
          type="password"
          autoComplete="current-password"
          ref={isKnown ? focusAtOnce : null}
          {...form.text('password')}
        />
        <FormTrouble form={form} />
        <SendButton form={form}>{say('sign-in.enter')}</SendButton>
      </form>
      <button type="button" className="link" onClick={onBack}>
        {say('sign-in.by-code')}
      </button>
    </>
  )
}
