import { useState } from 'react'
import type { SignInAnswer } from '../../src/contract/people/session.ts'
import { useSay } from '../language.ts'
import { canUsePasskeys, signInByPasskey } from '../passkeys.ts'
import { AddressStep } from './AddressStep.tsx'
import { CodeStep } from './CodeStep.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { PasswordStep } from './PasswordStep.tsx'
import { SecondStep } from './SecondStep.tsx'
import styles from './SignIn.module.css'

type Half = Extract<SignInAnswer, { ticket: string }>

/** An address, then the code we sent to it; or a password; then a code of the device, if he has one. What was typed stays from step to step. */
export function SignInForm({ lead, onDone }: { readonly lead: string; readonly onDone: () => void }) {
  const say = useSay()
  const [address, setAddress] = useState('')
  const [step, setStep] = useState<'address' | 'code' | 'password'>('address')
  const [half, setHalf] = useState<Half | null>(null)
  const back = () => {
    setHalf(null)
    setStep('address')
  }
  const entered = (answer: SignInAnswer) => ('ticket' in answer ? setHalf(answer) : onDone())

  if (half !== null) return <SecondStep {...half} onBack={back} onDone={onDone} />
  if (step === 'code') return <CodeStep address={address} onBack={back} onDone={entered} />
  if (step === 'password') {
    return <PasswordStep address={address} onAddress={setAddress} onBack={back} onDone={entered} />
  }
  return (
    <>
      <p className="muted">{lead}</p>
      <AddressStep address={address} onAddress={setAddress} onSent={() => setStep('code')} />
      <div className={styles.ways}>
        <button type="button" className="link" onClick={() => setStep('password')}>
          {say('sign-in.by-password')}
        </button>
        {canUsePasskeys() && (
          <PasskeyButton send={signInByPasskey} onDone={onDone}>
            {say('sign-in.by-passkey')}
          </PasskeyButton>
        )}
      </div>
    </>
  )
}
