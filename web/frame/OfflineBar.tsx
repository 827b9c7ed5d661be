import { IconCloudOff, IconCloudUp, IconRefresh } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useNow } from '../clock.ts'
import { useFormats, useSay } from '../language.ts'
import { useOnline } from '../online.ts'
import { sendWaiting } from '../outbox/outbox.ts'
import { useOutbox, useWaiting } from '../outbox/use-outbox.ts'
import { useShownSince } from '../reading/use-shown-since.ts'
import { OutboxList } from '../request/outbox/later-list.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { takeNewVersion, useNewVersion } from '../worker/versions.ts'
import styles from './OfflineBar.module.css'

/** Stands under the header while there is no net or something could not be sent: how old it all is, and what waits. */
export function OfflineBar() {
  const say = useSay()
  const isOnline = useOnline()
  const { wantsSignIn } = useOutbox()
  const stuck = useWaiting().filter(({ state, tries }) => state === 'refused' || tries > 0 || !isOnline || wantsSignIn)
  const isNew = useNewVersion()
  const [isOpen, setOpen] = useState(false)
  return (
    <div role="status">
      {(!isOnline || stuck.length > 0) && (
        <div className={styles.bar}>
          <Icon of={isOnline ? IconCloudUp : IconCloudOff} size={20} />
          <p>
            {!isOnline && <Age />}
            {stuck.length > 0 && <span>{say('outbox.count', { count: stuck.length })}</span>}
          </p>
          {wantsSignIn && (
            <button type="button" className="link" onClick={() => void sendWaiting({ asking: true })}>
              {say('outbox.sign-in')}
            </button>
          )}
          {stuck.length > 0 && (
            <button type="button" className="link" onClick={() => setOpen(true)}>
              {say('outbox.open')}
            </button>
          )}
        </div>
      )}
      {isNew && (
        <div className={styles.bar}>
          <Icon of={IconRefresh} size={20} />
          <p>{say('outbox.update')}</p>
          <button type="button" className="link" onClick={takeNewVersion}>
            {say('outbox.update.do')}
          </button>
        </div>
      )}
      <Dialog
        opened={isOpen && stuck.length > 0}
        onClose={() => setOpen(false)}
        title={say('outbox.count', { count: stuck.length })}
      >
        {isOpen && (
          <Suspense fallback={null}>
            <OutboxList />
          </Suspense>
        )}
      </Dialog>
    </div>
  )
}

function Age() {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const since = useShownSince()
  return (
    <span>
      {since === null ? say('outbox.no-net.plain') : say('outbox.no-net', { at: formats.moment(since, now) })}{' '}
    </span>
  )
}
