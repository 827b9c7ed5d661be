import { lazy } from 'react'

const load = () => import('./OutboxList.tsx')

/** The list of what waits: not needed for a first view, and there before the net goes. Whoever has no net and never had it here sees its words elsewhere. */
export const OutboxList = lazy(() =>
  load().then(
    (one) => ({ default: one.OutboxList }),
    () => ({ default: () => null }),
  ),
)

/** While there is a net, and once the page stands. */
export function fetchOutboxList(): void {
  load().catch(() => undefined)
  import('../../outbox/flush.ts').catch(() => undefined)
}
