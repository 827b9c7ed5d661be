import { IconBell } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Side } from '../../../src/domain/notices/audience.ts'
import { useSay } from '../../language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './Bell.module.css'
import { BellSheet } from './BellSheet.tsx'
import { useMarkRead, useUnread } from './use-bell.ts'

/** What happened around one's requests while one looked elsewhere. */
export function Bell({ side }: { readonly side: Side }) {
  const say = useSay()
  const { unread, requests } = useUnread()
  useOpenedIsRead(side, requests)
  const label = unread > 0 ? say('desk.notices.unread', { count: unread }) : say('desk.notices')
  return (
    <Popover
      label={say('desk.notices')}
      className={styles.sheet}
      trigger={(wiring) => <IconButton {...wiring} icon={IconBell} size={16} label={label} pip={unread > 0} />}
    >
      {(close) => <BellSheet side={side} unread={unread} close={close} />}
    </Popover>
  )
}

/** Whoever has a request open sees what its notices tell. */
function useOpenedIsRead(side: Side, unread: readonly number[]) {
  const { pathname } = useLocation()
  const { mutate } = useMarkRead()
  const opened = side === 'support' ? /^\/desk\/(?:t|v\/[^/]+)\/(\d+)$/ : /^\/requests\/(\d+)$/
  const request = Number(opened.exec(pathname)?.[1])
  const isUnread = unread.includes(request)
  useEffect(() => {
    if (isUnread) mutate(request)
  }, [request, isUnread, mutate])
}
