import { useState } from 'react'
import type { SignInAnswer } from '../../src/contract/people/session.ts'
import { useSay } from '../language.ts'
import { AddressStep } from './AddressStep.tsx'
import { CodeStep } from './CodeStep.tsx'
import { PasswordStep } from './PasswordStep.tsx'
import { SecondStep } from './SecondStep.tsx'

/** An address, then the code we sent to it; or a password; then a code of the device, if he has one. What was typed stays from step to step. */
export function SignInForm({ lead, onDone }: { readonly lead: string; readonly onDone: () => void }) {
  const say = useSay()
  const [address, setAddress] = useState('')
  const [step, setStep] = useState<'address' | 'code' | 'password'>('address')
  const [ticket, setTicket] = useState<string | null>(null)
  const back = () => {
    setTicket(null)
    setStep('address')
  }
  const entered = (answer: SignInAnswer) => ('ticket' in answer ? setTicket(answer.ticket) : onDone())

  if (ticket !== null) return <SecondStep ticket={ticket} onBack={back} onDone={onDone} />
  if (step === 'code') return <CodeStep address={address} onBack={back} onDone={entered} />
  if (step === 'password') {
    return <PasswordStep address={address} onAddress={setAddress} onBack={back} onDone={entered} />
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
