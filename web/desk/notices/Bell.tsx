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
  const { unread, requests } = useUnread()
  useOpenedIsRead(requests)
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
function useOpenedIsRead(unread: readonly number[]) {
  const { pathname } = useLocation()
  const { mutate } = useMarkRead()
  const request = Number(/^\/desk\/(?:t|v\/[^/]+)\/(\d+)$/.exec(pathname)?.[1])
  const isUnread = unread.includes(request)
  useEffect(() => {
    if (isUnread) mutate(request)
  }, [request, isUnread, mutate])
}
