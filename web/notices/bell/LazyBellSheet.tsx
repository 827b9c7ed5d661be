import { Suspense } from 'react'
import { Lost } from '../../frame/Lost.tsx'
import { useSay } from '../../language.ts'
import { later } from '../../later.ts'
import { Bones } from '../../ui/Bones.tsx'
import type { BellGroupsProps, BellSheetProps } from './BellSheet.tsx'

/** One file for both, so that what they share is nobody's first load. */
const sheet = () => import('./BellSheet.tsx')
const BellSheet = later(() => sheet().then((one) => one.BellSheet), Lost)
const BellGroups = later(() => sheet().then((one) => one.BellGroups), Lost)

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
