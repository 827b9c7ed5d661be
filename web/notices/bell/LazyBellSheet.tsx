import { lazy, Suspense } from 'react'
import { useSay } from '../../language.ts'
import { Bones } from '../../ui/Bones.tsx'
import type { BellSheetProps } from './BellSheet.tsx'

const BellSheet = lazy(() => import('./BellSheet.tsx').then((one) => ({ default: one.BellSheet })))

/** Nobody carries the sheet before he opens it, whichever surface he is on. */
export function LazyBellSheet(props: BellSheetProps) {
  const say = useSay()
  return (
    <Suspense fallback={<Bones label={say('bell')} groups={3} />}>
      <BellSheet {...props} />
    </Suspense>
  )
}
