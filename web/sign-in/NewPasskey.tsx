import { useState } from 'react'
import type { AddedPasskey } from '../../src/contract/people/session.ts'
import { put } from '../api.ts'
import { browserOf } from '../browser-of.ts'
import { FormTrouble } from '../form/FormTrouble.tsx'
import { SendButton } from '../form/SendButton.tsx'
import { useForm } from '../form/use-form.ts'
import { useSay } from '../language.ts'
import { makePasskey, shownFactor } from '../passkeys.ts'
import { TextField } from '../ui/TextField.tsx'
import { ProofField } from './ProofField.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import styles from './SignIn.module.css'

interface NewPasskeyProps {
  /** He has a second factor already, and shows it first. */
  readonly hasFactor: boolean
  /** One of them is a key. */
  readonly hasKeys: boolean
  readonly onDone: () => void
}

/** A key that this device or an account makes; with the first one come codes for the day when it is lost. */
export function NewPasskey({ hasFactor, hasKeys, onDone }: NewPasskeyProps) {
  const say = useSay()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const form = useForm({
    typed: useState({ name: ownName(), code: '' }),
    check: ({ name, code }) => ({
      name: name.trim() === '' && say('sign-in.passkey.name.missing'),
      code: hasFactor && !hasKeys && code.trim().length < 6 && say('sign-in.passkey.proof.missing'),
    }),
    body: ({ name, code }) => ({ name: name.trim(), code: code.trim() }),
    send: async ({ name, code }) => {
      const proof = hasFactor ? { proof: await shownFactor(code) } : {}
      const made = await makePasskey()
      return put<AddedPasskey>('/api/me/passkeys', { name, made, ...proof })
    },
    places: { 'second-factor.wrong': 'code', 'second-factor.needed': 'code', 'sign-in.too-many-attempts': 'code' },
    onDone: (added) => {
      if (added.codes === null) onDone()
      else setCodes(added.codes)
    },
  })
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />
  return (
    <form className={styles.form} {...form.wiring}>
      <TextField
        label={say('sign-in.passkey.name')}
        hint={say('sign-in.passkey.hint')}
        maxLength={100}
        autoComplete="off"
        {...form.text('name')}
      />
      {hasFactor && <ProofField hasKeys={hasKeys} {...form.text('code')} />}
      <FormTrouble form={form} />
      <div>
        <SendButton form={form}>{say('sign-in.passkey.make')}</SendButton>
      </div>
    </form>
  )
}

function ownName(): string {
  const { browser, system } = browserOf(navigator.userAgent)
  return [browser, system].filter(Boolean).join(', ')
}
