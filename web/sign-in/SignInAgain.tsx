import { sayFarewell } from '../belongings.ts'
import { useSay } from '../language.ts'
import { fetchMe, useMe } from '../session.ts'
import { answerSignIn, useSignInDemand } from '../sign-in-demand.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { SignInForm } from './SignInForm.tsx'

/** The session ended in the middle of work: the way in opens over the page, and what waited goes on by itself. */
export function SignInAgain() {
  const say = useSay()
  const me = useMe()
  /** What waited was the other person’s to send: for somebody else the page begins anew. */
  const goOn = async () => {
    const signedIn = await fetchMe().catch(() => null)
    if (signedIn && signedIn.id !== me.id) return sayFarewell(location.href)
    answerSignIn(true)
  }
  return (
    <Dialog opened={useSignInDemand()} onClose={() => answerSignIn(false)} title={say('sign-in.again.title')}>
      <SignInForm lead={say('sign-in.again.lead')} onDone={() => void goOn()} />
    </Dialog>
  )
}
