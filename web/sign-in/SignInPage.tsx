import { useSay } from '../language.ts'
import { useSignedIn } from '../session.ts'
import { SignInForm } from './SignInForm.tsx'
import { SignInSheet } from './SignInSheet.tsx'

/** Stands wherever a person is needed and nobody is signed in; then the page that was asked for appears. */
export function SignInPage({ onDone }: { readonly onDone?: () => void }) {
  const say = useSay()
  const signedIn = useSignedIn()
  return (
    <SignInSheet title={say('sign-in.title')}>
      <SignInForm lead={say('sign-in.lead')} onDone={onDone ?? signedIn} />
    </SignInSheet>
  )
}
