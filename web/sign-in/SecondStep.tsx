import { useState } from 'react'
import { FormTrouble } from '../form/FormTrouble.tsx'
import { SendButton } from '../form/SendButton.tsx'
import { useForm } from '../form/use-form.ts'
import { useSay } from '../language.ts'
import { canUsePasskeys } from '../passkeys.ts'
import { finishSignIn } from '../session.ts'
import { focusAtOnce } from '../ui/focus.ts'
import { TextField } from '../ui/TextField.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import styles from './SignIn.module.css'

interface SecondStepProps {
  readonly ticket: string
  readonly ways: readonly ('code' | 'passkey')[]
  readonly onBack: () => void
  readonly onDone: () => void
}

/** A key of the person's, the number that his device shows, or a recovery code. */
export function SecondStep({ ticket, ways, onBack, onDone }: SecondStepProps) {
  const say = useSay()
  const byKey = ways.includes('passkey') && canUsePasskeys()
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
      {byKey && (
        <PasskeyButton
          kind="primary"
          ticket={ticket}
          send={(passkey) => finishSignIn({ ticket, passkey })}
          onDone={onDone}
        >
          {say('sign-in.passkey.confirm')}
        </PasskeyButton>
      )}
      <p className="muted">{say(byKey ? 'sign-in.second.lead.or' : 'sign-in.second.lead')}</p>
      <form className={styles.form} {...form.wiring}>
        <TextField
          label={say('sign-in.second')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          ref={byKey ? null : focusAtOnce}
          className={styles.code}
          {...form.text('code')}
        />
        <FormTrouble form={form} />
        <SendButton form={form} kind={byKey ? 'default' : 'primary'}>
          {say('sign-in.second.enter')}
        </SendButton>
      </form>
      <button type="button" className="link" onClick={onBack}>
        {say('sign-in.another-way')}
      </button>
    </>
  )
}
