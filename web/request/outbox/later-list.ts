import { type JSX, lazy } from 'react'

const load = () => import('./pieces.ts')
/** Whoever lost his net in the first seconds sees his words, and nothing more about them until it is back. */
const nothing: { readonly default: () => JSX.Element | null } = { default: () => null }

/** The list of what waits: not needed for a first view, and there before the net goes. */
export const OutboxList = lazy(() =>
  load().then(
    (one) => ({ default: one.OutboxList }),
    () => nothing,
  ),
)

/** Under words that wait. */
export const WaitingNote = lazy(() =>
  load().then(
    (one) => ({ default: one.WaitingNote }),
    () => nothing,
  ),
)

/** Under the header, when something could not be sent or a new version waits. */
export const StuckBar = lazy(() =>
  load().then(
    (one) => ({ default: one.StuckBar }),
    () => nothing,
  ),
)
export const VersionBar = lazy(() =>
  load().then(
    (one) => ({ default: one.VersionBar }),
    () => nothing,
  ),
)

/** While there is a net, and once the page stands. */
export function fetchOutboxList(): void {
  load().catch(() => undefined)
}
