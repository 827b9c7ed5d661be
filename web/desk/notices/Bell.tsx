import { IconBell } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useSay } from '../../language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './Bell.module.css'
import { BellSheet } from './BellSheet.tsx'
import { useMarkRead, useUnread } from './use-bell.ts'

/** What happened around one's requests while one looked elsewhere. */
export function Bell() {
  const say = useSay()
  const unread = useUnread()
  useOpenedIsRead(unread)
  const label = unread > 0 ? say('desk.notices.unread', { count: unread }) : say('desk.notices')
  return (
    <Popover
      label={say('desk.notices')}
      className={styles.sheet}
      trigger={(wiring) => <IconButton {...wiring} icon={IconBell} size={16} label={label} pip={unread > 0} />}
    >
      {(close) => <BellSheet unread={unread} close={close} />}
    </Popover>
  )
}

/** Whoever has a request open sees what its notices tell. */
function useOpenedIsRead(unread: number) {
  const { pathname } = useLocation()
  const { mutate } = useMarkRead()
  const request = /^\/desk\/(?:t|v\/[^/]+)\/(\d+)$/.exec(pathname)?.[1]
  useEffect(() => {
    if (request !== undefined && unread > 0) mutate(Number(request))
  }, [request, unread, mutate])
}
