import { useSay } from '../language.ts'
import { canUsePasskeys } from '../passkeys.ts'
import { useSignedIn } from '../session.ts'
import { NewPasskey } from './NewPasskey.tsx'
import { SecondFactorSetup } from './SecondFactorSetup.tsx'
import { SignInSheet } from './SignInSheet.tsx'

/** Stands in place of every page while a role of the person asks for a second factor that he does not have. */
export function SecondFactorFirst() {
  const say = useSay()
  const goOn = useSignedIn()
  return (
    <SignInSheet title={say('sign-in.second.needed')}>
      <p className="muted">{say('sign-in.second.needed.lead')}</p>
      {canUsePasskeys() && <NewPasskey hasFactor={false} hasKeys={false} onDone={() => void goOn()} />}
      <SecondFactorSetup onDone={() => void goOn()} />
    </SignInSheet>
  )
}
