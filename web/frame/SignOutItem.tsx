import { IconLogout } from '@tabler/icons-react'
import { useSay } from '../language.ts'
import { textOfProblem } from '../problem.ts'
import { signOut } from '../session.ts'
import { MenuItem } from '../ui/Menu.tsx'
import { showToast } from '../ui/toasts.ts'

/** «Выйти». Without the net the session cannot be ended, and the person is told that he is still in. */
export function SignOutItem() {
  const say = useSay()
  const leave = () => signOut().catch((error: unknown) => showToast({ text: say(textOfProblem(error)), urgent: true }))
  return (
    <MenuItem icon={IconLogout} onChoose={() => void leave()}>
      {say('common.sign-out')}
    </MenuItem>
  )
}
