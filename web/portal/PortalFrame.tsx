import { Outlet } from '@tanstack/react-router'
import { useContext, useState } from 'react'
import { Gate } from '../frame/Gate.tsx'
import { OfflineBar } from '../frame/OfflineBar.tsx'
import { useSay } from '../language.ts'
import { useAhead } from '../reading/use-ahead.ts'
import { SkipLink } from '../ui/SkipLink.tsx'
import { useKeptSurface } from '../worker/versions.ts'
import { PortalHeader } from './PortalHeader.tsx'
import { PortalTabs } from './PortalTabs.tsx'
import { DrawnBarContext, type PhoneBar, PhoneBarContext } from './phone-bar.ts'

export function PortalFrame() {
  return (
    <Gate>
      <Frame />
    </Gate>
  )
}

function Frame() {
  const say = useSay()
  useKeptSurface('portal')
  useAhead(() => import('./ahead.ts').then(({ AHEAD }) => AHEAD))
  const [deep, setDeep] = useState<PhoneBar | null>(useContext(DrawnBarContext)?.current ?? null)
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
