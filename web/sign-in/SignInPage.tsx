import { Suspense } from 'react'
import { useSay } from '../language.ts'
import { later, Nothing } from '../later.ts'
import { useSignedIn } from '../session.ts'
import { SignInForm } from './SignInForm.tsx'
import { SignInSheet } from './SignInSheet.tsx'

const LeftHere = later(() => import('./LeftHere.tsx').then((one) => one.LeftHere), Nothing)

/** Stands wherever a person is needed and nobody is signed in; then the page that was asked for appears. */
export function SignInPage({ onDone }: { readonly onDone?: () => void }) {
  const say = useSay()
  const signedIn = useSignedIn()
  return (
    <SignInSheet title={say('sign-in.title')}>
      <Suspense fallback={null}>
        <LeftHere />
      </Suspense>
      <SignInForm lead={say('sign-in.lead')} onDone={onDone ?? signedIn} />
    </SignInSheet>
  )
}
