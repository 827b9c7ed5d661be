import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignInAnswer } from '../../src/contract/people/session.ts'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { textOfProblem } from '../problem.ts'
import { signInWith } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { SecondStep } from './SecondStep.tsx'
import { SignInSheet } from './SignInSheet.tsx'

interface SignInLinkPageProps {
  readonly token: string
  readonly onDone: () => void
}

/** Opened from a letter. Opening changes nothing, mail scanners open links too: the person presses the button. */
export function SignInLinkPage({ token, onDone }: SignInLinkPageProps) {
  const say = useSay()
  const [half, setHalf] = useState<Extract<SignInAnswer, { ticket: string }> | null>(null)
  const entry = useMutation({
    mutationFn: () => signInWith({ token }),
    onSuccess: (answer) => ('ticket' in answer ? setHalf(answer) : onDone()),
  })
  if (half !== null) {
    return (
      <SignInSheet title={say('sign-in.link.title')}>
        <SecondStep {...half} onBack={() => location.assign(paths.signIn)} onDone={onDone} />
      </SignInSheet>
    )
  }
  if (entry.error) {
    return (
      <SignInSheet title={say('sign-in.link.title')}>
        <p role="alert">{say(textOfProblem(entry.error))}</p>
        <a className="link" href={paths.signIn}>
          {say('sign-in.another-way')}
        </a>
      </SignInSheet>
    )
  }
  return (
    <SignInSheet title={say('sign-in.link.title')}>
      <p className="muted">{say('sign-in.link.lead')}</p>
      <Button kind="primary" disabled={entry.isPending} onClick={() => entry.mutate()}>
        {say('sign-in.enter')}
      </Button>
    </SignInSheet>
  )
}
