import { IconLogout } from '@tabler/icons-react'
import { useSay } from '../language.ts'
import { textOfProblem } from '../problem.ts'
import { sendAndSignOut } from '../session.ts'
import { MenuItem } from '../ui/Menu.tsx'
import { showToast } from '../ui/toasts.ts'
import { askBeforeLeaving } from './leaving.ts'

/** «Выйти». Without the net the session cannot be ended, and the person is told that he is still in; what waits to be sent is asked about first. */
export function SignOutItem() {
  const say = useSay()
  const leave = async () => {
    const isOut = await sendAndSignOut().catch((error: unknown) => {
      showToast({ text: say(textOfProblem(error)), urgent: true })
    })
    if (isOut === false) askBeforeLeaving(true)
  }
  return (
    <MenuItem icon={IconLogout} onChoose={() => void leave()}>
      {say('common.sign-out')}
    </MenuItem>
  )
}
