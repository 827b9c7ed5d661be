import { useOpenedIsRead } from '../../notices/bell/opened.ts'
import { useUnread } from '../../notices/bell/unread.ts'
import { BellLink } from './BellLink.tsx'

const OPENED = /^\/requests\/(\d+)$/

/** The bell that knows how much is new. */
export function UnreadBell() {
  const { unread, requests } = useUnread()
  useOpenedIsRead(OPENED, requests)
  return <BellLink unread={unread} />
}
