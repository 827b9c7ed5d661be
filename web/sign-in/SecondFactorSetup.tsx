import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { NewSecondFactor } from '../../src/contract/people/session.ts'
import { newKey, post, put } from '../api.ts'
import { FormTrouble } from '../form/FormTrouble.tsx'
import { SendButton } from '../form/SendButton.tsx'
import { useForm } from '../form/use-form.ts'
import { useSay } from '../language.ts'
import { textOfProblem } from '../problem.ts'
import { Button } from '../ui/Button.tsx'
import { focusAtOnce } from '../ui/focus.ts'
import { Square } from '../ui/Square.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/toasts.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import styles from './SignIn.module.css'

/** A device that counts numbers: its square, the first number, then codes for the day when it is lost. */
export function SecondFactorSetup({ onDone }: { readonly onDone: () => void }) {
  const say = useSay()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const begin = useMutation({
    mutationFn: () => post<NewSecondFactor>('/api/me/second-factor', {}, newKey()),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />
  if (begin.data) return <Device {...begin.data} onConfirmed={setCodes} />
  return (
    <div>
      <Button kind="primary" aria-busy={begin.isPending || undefined} onClick={() => begin.isPending || begin.mutate()}>
        {say('sign-in.second.begin')}
      </Button>
    </div>
  )
}

interface DeviceProps extends NewSecondFactor {
  readonly onConfirmed: (codes: readonly string[]) => void
}

function Device({ secret, link, onConfirmed }: DeviceProps) {
  const say = useSay()
  const form = useForm({
    typed: useState({ code: '' }),
    check: ({ code }) => ({ code: code.trim().length < 6 && say('sign-in.second.missing') }),
    body: ({ code }) => ({ code: code.trim() }),
    send: (body) => put<{ readonly codes: readonly string[] }>('/api/me/second-factor', body),
    places: { 'second-factor.wrong': 'code', 'sign-in.too-many-attempts': 'code', 'input.invalid': 'code' },
    onDone: ({ codes }) => onConfirmed(codes),
  })
  return (
    <form className={styles.form} {...form.wiring}>
      <p>{say('sign-in.second.scan')}</p>
      <div className="desk-only">
        <Square text={link} label={say('sign-in.second.square')} />
      </div>
      <a className="link phone-only" href={link}>
        {say('sign-in.second.open')}
      </a>
      <p className="muted">{say('sign-in.second.by-hand')}</p>
      <p className={styles.secret}>{secret.replace(/.{4}(?=.)/g, '$& ')}</p>
      <TextField
        label={say('sign-in.second')}
        autoComplete="one-time-code"
        inputMode="numeric"
        ref={focusAtOnce}
        className={styles.code}
        {...form.text('code')}
      />
      <FormTrouble form={form} />
      <div>
        <SendButton form={form}>{say('sign-in.second.confirm')}</SendButton>
      </div>
    </form>
  )
}
