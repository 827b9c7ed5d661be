import type { ComponentType } from 'react'
import { later, Nothing } from '../../later.ts'

const load = () => import('./pieces.ts')
type Pieces = Awaited<ReturnType<typeof load>>

/** Whoever lost his net in the first seconds sees his words, and nothing more about them until it is back. */
function piece<Props extends object>(of: (pieces: Pieces) => ComponentType<Props>) {
  return later(() => load().then(of), Nothing)
}

/** The list of what waits: not needed for a first view, and there before the net goes. */
export const OutboxList = piece((one) => one.OutboxList)

/** Under words that wait. */
export const WaitingNote = piece((one) => one.WaitingNote)

/** Under the header, when something could not be sent or a new version waits. */
export const StuckBar = piece((one) => one.StuckBar)
export const VersionBar = piece((one) => one.VersionBar)

/** While there is a net, and once the page stands. */
export function fetchOutboxList(): void {
  load().catch(() => undefined)
}
