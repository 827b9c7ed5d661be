import { IconCheck, IconFlag } from '@tabler/icons-react'
import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { isOpen } from '../../../src/domain/ground/status.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './Actions.module.css'
import { useSettle } from './moves.ts'
import { RaiseForm } from './RaiseForm.tsx'

interface ActionsProps {
  readonly request: RequestDetails
  /** In the title on a screen, in the card of the status on a phone. */
  readonly place: 'head' | 'card'
}

export function Actions({ request, place }: ActionsProps) {
  const say = useSay()
  const settle = useSettle(request)
  const isWorked = isOpen(request.status)
  const mayRaise = isWorked && request.may.raiseUrgency && !request.stopOfTrade
  if (!isWorked || !(settle || mayRaise)) return null
  return (
    <div className={classes(styles.actions, 'on-screen', styles[place], place === 'head' ? 'desk-only' : 'phone-only')}>
      {settle && (
        <Button icon={IconCheck} onClick={settle}>
          {say('portal.settle')}
        </Button>
      )}
      {mayRaise && (place === 'head' ? <RaisePopover request={request} /> : <RaiseSheet request={request} />)}
    </div>
  )
}

function RaisePopover({ request }: { readonly request: RequestDetails }) {
  const say = useSay()
  return (
    <Popover
      label={say('portal.raise.title')}
      className={styles.raise}
      trigger={(wiring) => (
        <Button {...wiring} icon={IconFlag}>
          {say('portal.raise')}
        </Button>
      )}
    >
      {(close) => (
        <>
          <h2>{say('portal.raise.title')}</h2>
          <RaiseForm request={request} onClose={close} />
        </>
      )}
    </Popover>
  )
}

function RaiseSheet({ request }: { readonly request: RequestDetails }) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button icon={IconFlag} onClick={() => setOpen(true)}>
        {say('portal.raise')}
      </Button>
      <Dialog opened={isOpen} onClose={close} title={say('portal.raise.title')}>
        <RaiseForm request={request} onClose={close} />
      </Dialog>
    </>
  )
}
