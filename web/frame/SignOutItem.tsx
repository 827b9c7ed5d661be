import { IconLogout } from '@tabler/icons-react'
import { useSay } from '../language.ts'
import { sendAllHeld } from '../outbox/outbox.ts'
import { outboxNow } from '../outbox/state.ts'
import { textOfProblem } from '../problem.ts'
import { signOut } from '../session.ts'
import { MenuItem } from '../ui/Menu.tsx'
import { showToast } from '../ui/toasts.ts'
import { askBeforeLeaving } from './leaving.ts'

/** «Выйти». Without the net the session cannot be ended, and the person is told that he is still in; what waits to be sent is asked about first. */
export function SignOutItem() {
  const say = useSay()
  const leave = async () => {
    await sendAllHeld()
    if (outboxNow().entries.some(({ state }) => state !== 'done')) return askBeforeLeaving(true)
    return signOut().catch((error: unknown) => showToast({ text: say(textOfProblem(error)), urgent: true }))
  }
  return (
    <MenuItem icon={IconLogout} onChoose={() => void leave()}>
      {say('common.sign-out')}
    </MenuItem>
  )
}
