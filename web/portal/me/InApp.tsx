import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { askBeforeLeaving } from '../../frame/leaving.ts'
import { useSay } from '../../language.ts'
import { isLockWanted, wantLock } from '../../platform/app/lock.ts'
import { thisDevice } from '../../platform/this-device.ts'
import { textOfProblem } from '../../problem.ts'
import { sendAndSignOut } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { showToast } from '../../ui/toasts.ts'
import { Sheet } from './Sheet.tsx'

/** What there is in the app alone: who may open it, and which installation it opens. */
export function InApp() {
  const say = useSay()
  const { data: device } = useQuery({
    queryKey: ['platform'],
    queryFn: thisDevice,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [isOn, setOn] = useState(isLockWanted)
  if (!device) return null
  const { verify, leaveInstallation } = device
  const turn = async (wanted: boolean) => {
    setOn(wanted)
    setOn((await wantLock(wanted, say('common.lock.reason'))) && wanted)
  }
  return (
    <Sheet title={say('portal.app')}>
      {verify && (
        <Check
          label={say('portal.app.lock')}
          hint={say('portal.app.lock.hint')}
          on={isOn}
          onChange={(on) => void turn(on)}
        />
      )}
      {leaveInstallation && (
        <div>
          <Button
            onClick={async () => {
              const isOut = await sendAndSignOut().catch((error: unknown) => {
                showToast({ text: say(textOfProblem(error)), urgent: true })
              })
              if (isOut) await leaveInstallation()
              else if (isOut === false) askBeforeLeaving(true)
            }}
          >
            {say('portal.app.leave')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
