import { Suspense } from 'react'
import { useWaiting } from '../../outbox/use-outbox.ts'
import { OutboxList } from './later-list.ts'

/** Above the requests stands what is not sent as yet: a request there has no number. */
export function WaitingHere() {
  if (useWaiting().length === 0) return null
  return (
    <Suspense fallback={null}>
      <OutboxList />
    </Suspense>
  )
}
