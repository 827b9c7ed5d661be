import { useState } from 'react'
import { useSay } from '../language.ts'
import { useOutbox } from '../outbox/use-outbox.ts'
import { textOfProblem } from '../problem.ts'
import { sendAndSignOut, signOut } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** Whoever signs out while something waits decides what becomes of it: nothing of his stays on the device. */
export function LeaveDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  const { entries } = useOutbox()
  const [trouble, setTrouble] = useState<string | null>(null)
  const count = entries.filter(({ state }) => state !== 'done').length
  const go = () => signOut().catch((error: unknown) => setTrouble(say(textOfProblem(error))))
  const sendFirst = async () => {
    const isOut = await sendAndSignOut().catch((error: unknown) => setTrouble(say(textOfProblem(error))))
    if (isOut === false) setTrouble(say('outbox.leave.not-sent'))
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('outbox.leave.title')}
      actions={
        <>
          <Button kind="primary" onClick={() => void sendFirst()}>
            {say('outbox.leave.send')}
          </Button>
          <Button kind="danger" onClick={() => void go()}>
            {say('outbox.leave.drop')}
          </Button>
          <Button onClick={onClose}>{say('outbox.leave.stay')}</Button>
        </>
      }
    >
      <p>{say('outbox.leave.text', { count })}</p>
      {trouble && <p role="alert">{trouble}</p>}
    </Dialog>
  )
}
