import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useSay } from '../language.ts'
import { sendCode, signInWith } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/toasts.ts'
import { useComplaint } from './complaint.ts'
import styles from './SignIn.module.css'

interface CodeStepProps {
  readonly address: string
  readonly onBack: () => void
  readonly onDone: () => void
}

export function CodeStep({ address, onBack, onDone }: CodeStepProps) {
  const say = useSay()
  const [code, setCode] = useState('')
  const entry = useMutation({
    mutationFn: () => signInWith({ address: address.trim(), code: code.trim() }),
    onSuccess: onDone,
  })
  const anew = useMutation({
    mutationFn: () => sendCode(address.trim()),
    onSuccess: () => showToast({ text: say('sign-in.resent') }),
  })
  const complaint = useComplaint(entry.error ?? anew.error, code.trim() === '' && 'sign-in.code.missing')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (complaint.allows()) entry.mutate()
  }
  return (
    <>
      <p className="muted">{say('sign-in.code.sent', { address: address.trim() })}</p>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label={say('sign-in.code')}
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          autoFocus
          className={styles.code}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          error={complaint.text}
        />
        <Button type="submit" kind="primary" disabled={entry.isPending}>
          {say('sign-in.enter')}
        </Button>
      </form>
      <div className={styles.ways}>
        <button type="button" className="link" disabled={anew.isPending} onClick={() => anew.mutate()}>
          {say('sign-in.resend')}
        </button>
        <button type="button" className="link" onClick={onBack}>
          {say('sign-in.other-address')}
        </button>
      </div>
    </>
  )
}
