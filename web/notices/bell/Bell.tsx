import { IconBell } from '@tabler/icons-react'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './Bell.module.css'
import { LazyBellSheet } from './LazyBellSheet.tsx'
import { useOpenedIsRead } from './opened.ts'
import { useUnread } from './unread.ts'

const OPENED = /^\/desk\/(?:t|v\/[^/]+)\/(\d+)$/

/** What happened around one's requests while one looked elsewhere. */
export function Bell() {
  const say = useSay()
  const { unread, requests } = useUnread()
  useOpenedIsRead(OPENED, requests)
  const label = unread > 0 ? say('bell.unread', { count: unread }) : say('bell')
  return (
    <Popover
      label={say('bell')}
      className={styles.sheet}
      trigger={(wiring) => <IconButton {...wiring} icon={IconBell} size={16} label={label} pip={unread > 0} />}
    >
      {(close) => <LazyBellSheet side="support" unread={unread} close={close} whole={paths.deskNotices} />}
    </Popover>
  )
}
