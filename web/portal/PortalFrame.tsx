import { Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { Gate } from '../frame/Gate.tsx'
import { OfflineBar } from '../frame/OfflineBar.tsx'
import { useSay } from '../language.ts'
import { KEPT_REQUESTS } from '../reading/answers.ts'
import { useAhead } from '../reading/use-ahead.ts'
import { SkipLink } from '../ui/SkipLink.tsx'
import { useKeptSurface } from '../worker/versions.ts'
import { MINE } from './mine.ts'
import { PortalHeader } from './PortalHeader.tsx'
import { PortalTabs } from './PortalTabs.tsx'
import { type PhoneBar, PhoneBarContext } from './phone-bar.ts'
import { apiQueryOf } from './requests/filters.ts'

export function PortalFrame() {
  return (
    <Gate>
      <Frame />
    </Gate>
  )
}

/** What the start page and the list show, and the fifty that moved last. */
const AHEAD = [
  `/api/requests?view=my_requests&sort=changed&limit=${KEPT_REQUESTS}`,
  MINE,
  `/api/requests?${apiQueryOf({ scope: 'mine', state: 'open', venue: null, words: '' })}&limit=50`,
]

function Frame() {
  const say = useSay()
  useKeptSurface('portal')
  useAhead(AHEAD)
  const [deep, setDeep] = useState<PhoneBar | null>(null)
  return (
    <PhoneBarContext value={setDeep}>
      <SkipLink to="content">{say('common.skip')}</SkipLink>
      <PortalHeader deep={deep} />
      <OfflineBar />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      {!deep && <PortalTabs />}
    </PhoneBarContext>
  )
}
