import { IconCloudOff } from '@tabler/icons-react'
import { Suspense } from 'react'
import { useNow } from '../clock.ts'
import { useFormats, useSay } from '../language.ts'
import { useOnline } from '../online.ts'
import { useOutbox, useWaiting } from '../outbox/use-outbox.ts'
import { useShownSince } from '../reading/use-shown-since.ts'
import { StuckBar, VersionBar } from '../request/outbox/later-list.ts'
import { Icon } from '../ui/Icon.tsx'
import { useNewVersion } from '../worker/versions.ts'
import styles from './OfflineBar.module.css'

/** Stands under the header while there is no net or something could not be sent: how old it all is, and what waits. */
export function OfflineBar() {
  const isOnline = useOnline()
  const { wantsSignIn } = useOutbox()
  const isNew = useNewVersion()
  const isStuck = useWaiting().some(({ state, tries }) => state === 'refused' || tries > 0 || !isOnline || wantsSignIn)
  return (
    <div role="status" className={styles.bars}>
      {!isOnline && <Age />}
      <Suspense fallback={null}>
        {isStuck && <StuckBar />}
        {isNew && <VersionBar />}
      </Suspense>
    </div>
  )
}

function Age() {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const since = useShownSince()
  return (
    <p className={styles.bar}>
      <Icon of={IconCloudOff} size={20} />
      {since === null ? say('outbox.no-net.plain') : say('outbox.no-net', { at: formats.moment(since, now) })}
    </p>
  )
}
