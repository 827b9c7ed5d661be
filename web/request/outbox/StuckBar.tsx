import { IconCloudUp, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useSay } from '../../language.ts'
import { sendWaiting } from '../../outbox/outbox.ts'
import { useOutbox, useWaiting } from '../../outbox/use-outbox.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { takeNewVersion } from '../../worker/versions.ts'
import { OutboxList } from './OutboxList.tsx'
import styles from './StuckBar.module.css'

/** What could not be sent as yet: how much, and the way to it. */
export function StuckBar() {
  const say = useSay()
  const { wantsSignIn } = useOutbox()
  const count = useWaiting().length
  const [isOpen, setOpen] = useState(false)
  const words = say('outbox.count', { count })
  return (
    <div className={styles.bar}>
      <Icon of={IconCloudUp} size={20} />
      <span>{words}</span>
      {wantsSignIn && (
        <button type="button" className="link" onClick={() => void sendWaiting({ asking: true })}>
          {say('outbox.sign-in')}
        </button>
      )}
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {say('outbox.open')}
      </button>
      <Dialog opened={isOpen && count > 0} onClose={() => setOpen(false)} title={words}>
        {isOpen && <OutboxList />}
      </Dialog>
    </div>
  )
}

/** A newer version of the pages waits for this one to give way; what is being written stays. */
export function VersionBar() {
  const say = useSay()
  return (
    <div className={styles.bar}>
      <Icon of={IconRefresh} size={20} />
      <span>{say('outbox.update')}</span>
      <button type="button" className="link" onClick={takeNewVersion}>
        {say('outbox.update.do')}
      </button>
    </div>
  )
}
