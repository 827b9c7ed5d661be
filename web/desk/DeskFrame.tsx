import { Outlet, useLocation } from '@tanstack/react-router'
import { Gate } from '../frame/Gate.tsx'
import { OfflineBar } from '../frame/OfflineBar.tsx'
import { useSay } from '../language.ts'
import { useOpenedIsRead } from '../notices/bell/opened.ts'
import { useUnread } from '../notices/bell/unread.ts'
import { useAhead } from '../reading/use-ahead.ts'
import { useMe } from '../session.ts'
import { SkipLink } from '../ui/SkipLink.tsx'
import { undoLast } from '../ui/toasts.ts'
import { useKeptSurface } from '../worker/versions.ts'
import { CustomersOnly } from './CustomersOnly.tsx'
import { CallsHost } from './calls/CallsHost.tsx'
import styles from './DeskFrame.module.css'
import { DeskRail } from './DeskRail.tsx'
import { DeskTop } from './DeskTop.tsx'
import { ROOM_FOR_RAIL, useRoomFor } from './panes.ts'
import { filtersIn, questionOf } from './queue/filters.ts'
import { requestAddress } from './request/use-request.ts'
import { useShortcuts } from './shortcuts.ts'
import { DeskTabs } from './tabs/DeskTabs.tsx'

/** The address of a request, with its number. */
const OPENED = /^\/desk\/(?:t|v\/[^/]+)\/(\d+)$/

export function DeskFrame() {
  return (
    <Gate>
      <Frame />
    </Gate>
  )
}

/** Rail, top bar, and one plane for the page: `main` is a grid cell that scrolls inside itself, never as a whole. */
function Frame() {
  const say = useSay()
  useKeptSurface('desk')
  const me = useMe()
  const hasRail = useRoomFor(ROOM_FOR_RAIL)
  // A request has the foot of a telephone for its composer, and an arrow back at its head.
  const isOpened = OPENED.test(useLocation().pathname)
  useOpenedIsRead(OPENED, useUnread().requests)
  useAhead(async () => ({
    lists: [`/api/requests?${questionOf(filtersIn(new URLSearchParams(), 'mine'), 'mine', me.id)}`],
    addressOf: requestAddress,
  }))
  useShortcuts({ undo: () => void undoLast() })
  if (!me.abilities.workOnDesk) return <CustomersOnly />
  return (
    <div className={styles.frame}>
      <SkipLink to="content">{say('common.skip')}</SkipLink>
      {hasRail && <DeskRail />}
      <DeskTop overTabs={!hasRail} isOpened={isOpened} />
      <main id="content" tabIndex={-1} className={styles.work}>
        <OfflineBar />
        <Outlet />
      </main>
      {!hasRail && !isOpened && <DeskTabs />}
      <CallsHost />
    </div>
  )
}
