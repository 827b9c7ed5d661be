import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useSay } from '../language.ts'
import { sendCode } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useComplaint } from './complaint.ts'
import styles from './SignIn.module.css'

interface AddressStepProps {
  readonly address: string
  readonly onAddress: (address: string) => void
  readonly onSent: () => void
}

export function AddressStep({ address, onAddress, onSent }: AddressStepProps) {
  const say = useSay()
  const code = useMutation({ mutationFn: () => sendCode(address.trim()), onSuccess: onSent })
  const complaint = useComplaint(code.error, address.trim() === '' && 'sign-in.address.missing')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (complaint.allows()) code.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={say('sign-in.address')}
        name="username"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        autoFocus
        value={address}
        onChange={(event) => onAddress(event.target.value)}
        error={complaint.text}
      />
      <Button type="submit" kind="primary" disabled={code.isPending}>
        {say('sign-in.send-code')}
      </Button>
    </form>
  )
}
