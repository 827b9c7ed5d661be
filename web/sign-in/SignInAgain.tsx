import { useSay } from '../language.ts'
import { answerSignIn, useSignInDemand } from '../sign-in-demand.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { SignInForm } from './SignInForm.tsx'

/** The session ended in the middle of work: the way in opens over the page, and what waited goes on by itself. */
export function SignInAgain() {
  const say = useSay()
  return (
    <Dialog opened={useSignInDemand()} onClose={() => answerSignIn(false)} title={say('sign-in.again.title')}>
      <SignInForm lead={say('sign-in.again.lead')} onDone={() => answerSignIn(true)} />
    </Dialog>
  )
}
