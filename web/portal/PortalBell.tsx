import { useLocation } from '@tanstack/react-router'
import { Suspense } from 'react'
import { later } from '../later.ts'
import { paths } from '../paths.ts'
import { BellLink } from './heard/BellLink.tsx'
import { useQuiet } from './quiet.ts'

const UnreadBell = later(
  () => import('./heard/UnreadBell.tsx').then((one) => one.UnreadBell),
  () => <BellLink unread={0} />,
)

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
