import { useState } from 'react'
import { useSay } from '../language.ts'
import { AddressStep } from './AddressStep.tsx'
import { CodeStep } from './CodeStep.tsx'
import { PasswordStep } from './PasswordStep.tsx'

/** An address, then the code we sent to it; or a password. What was typed stays from step to step. */
export function SignInForm({ lead, onDone }: { readonly lead: string; readonly onDone: () => void }) {
  const say = useSay()
  const [address, setAddress] = useState('')
  const [step, setStep] = useState<'address' | 'code' | 'password'>('address')
  const back = () => setStep('address')

  if (step === 'code') return <CodeStep address={address} onBack={back} onDone={onDone} />
  if (step === 'password') {
    return <PasswordStep address={address} onAddress={setAddress} onBack={back} onDone={onDone} />
  }
  return (
    <>
      <p className="muted">{lead}</p>
      <AddressStep address={address} onAddress={setAddress} onSent={() => setStep('code')} />
      <button type="button" className="link" onClick={() => setStep('password')}>
        {say('sign-in.by-password')}
      </button>
    </>
  )
}
