import { lazy, Suspense } from 'react'
import { useSay } from '../../language.ts'
import { Bones } from '../../ui/Bones.tsx'
import type { BellGroupsProps, BellSheetProps } from './BellSheet.tsx'

/** One file for both, so that what they share is nobody's first load. */
const sheet = () => import('./BellSheet.tsx')
const BellSheet = lazy(() => sheet().then((one) => ({ default: one.BellSheet })))
const BellGroups = lazy(() => sheet().then((one) => ({ default: one.BellGroups })))

/** Nobody carries the sheet before he opens it, whichever surface he is on. */
export function LazyBellSheet(props: BellSheetProps) {
  const say = useSay()
  return (
    <Suspense fallback={<Bones label={say('bell')} groups={3} />}>
      <BellSheet {...props} />
    </Suspense>
  )
}

/** The list alone, for a page with a head of its own. */
export function LazyBellGroups(props: BellGroupsProps) {
  const say = useSay()
  return (
    <Suspense fallback={<Bones label={say('bell')} groups={3} />}>
      <BellGroups {...props} />
    </Suspense>
  )
}
