import { useSay } from '../../language.ts'
import { SignInSheet } from '../../sign-in/SignInSheet.tsx'

/** The first administrator of an empty desk. */
export function SetupPage() {
  const say = useSay()
  return <SignInSheet title={say('admin.setup.title')}>{null}</SignInSheet>
}
