import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { paths } from '../paths.ts'
import { BellLink } from './heard/BellLink.tsx'
import { useQuiet } from './quiet.ts'

const UnreadBell = lazy(() => import('./heard/UnreadBell.tsx'))

/** Leads to what one has heard; whether some of it is new is asked when the page stands, and of nobody who has come to ask himself. */
export function PortalBell() {
  const { pathname } = useLocation()
  const isQuiet = useQuiet()
  if (!isQuiet || pathname === paths.newRequest()) return <BellLink unread={0} />
  return (
    <Suspense fallback={<BellLink unread={0} />}>
      <UnreadBell />
    </Suspense>
  )
}
