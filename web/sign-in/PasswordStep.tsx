import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useSay } from '../language.ts'
import { signInWith } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useComplaint } from './complaint.ts'
import styles from './SignIn.module.css'

interface PasswordStepProps {
  readonly address: string
  readonly onAddress: (address: string) => void
  readonly onBack: () => void
  readonly onDone: () => void
}

export function PasswordStep({ address, onAddress, onBack, onDone }: PasswordStepProps) {
  const say = useSay()
  const [password, setPassword] = useState('')
  const entry = useMutation({ mutationFn: () => signInWith({ address: address.trim(), password }), onSuccess: onDone })
  const complaint = useComplaint(
    entry.error,
    (address.trim() === '' && 'sign-in.address.missing') || (password === '' && 'sign-in.password.missing'),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (complaint.allows()) entry.mutate()
  }
  return (
    <>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label={say('sign-in.address')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          autoFocus={address === ''}
          value={address}
          onChange={(event) => onAddress(event.target.value)}
        />
        <TextField
          label={say('sign-in.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          autoFocus={address !== ''}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={complaint.text}
        />
        <Button type="submit" kind="primary" disabled={entry.isPending}>
          {say('sign-in.enter')}
        </Button>
      </form>
      <button type="button" className="link" onClick={onBack}>
        {say('sign-in.by-code')}
      </button>
    </>
  )
}
