import type { Status } from './words.ts'

/** Nothing more is expected of anybody. */
export const ENDED = ['closed', 'cancelled'] as const satisfies readonly Status[]

/** Still somebody's work: everything that is neither ended nor resolved. */
export const OPEN: readonly Status[] = [
  'registered',
  'in_progress',
  'waiting_customer',
  'deferred',
  'waiting_external',
  'resumed',
]

/** The support has done its part: what is not open. */
export const OVER = ['resolved', ...ENDED] as const satisfies readonly Status[]
export type Over = (typeof OVER)[number]

/** Not ended yet: the customer may still say that it is not solved. */
export const LIVING: readonly Status[] = [...OPEN, 'resolved']

/** The next word is the customer's: an answer, or whether it is solved. */
export const WITH_CUSTOMER: readonly Status[] = ['waiting_customer', 'resolved']

/** There is a solution: work may have been done, so it can be rated. */
export const SOLVED: readonly Status[] = ['resolved', 'closed']

/** Nobody of the support has taken it since it came, or came back. */
export const UNTAKEN: readonly Status[] = ['registered', 'resumed']

/** The next step is the support's own. */
export const WITH_US: readonly Status[] = ['registered', 'in_progress', 'resumed']

/** It stands until somebody else answers or a day comes. */
export const STANDING = ['waiting_customer', 'deferred', 'waiting_external'] as const satisfies readonly Status[]
export type Standing = (typeof STANDING)[number]

export function isOpen(status: Status): boolean {
  return OPEN.includes(status)
}

export function hasEnded(status: Status): boolean {
  return ENDED.some((ended) => ended === status)
}

export function isOver(status: Status): status is Over {
  return OVER.some((over) => over === status)
}

export function isSolved(status: Status): boolean {
  return SOLVED.includes(status)
}

export function isUntaken(status: Status): boolean {
  return UNTAKEN.includes(status)
}

/** The first status of all, before anybody has looked. */
export function isNew(status: Status): boolean {
  return status === 'registered'
}

export function isInWork(status: Status): boolean {
  return status === 'in_progress'
}

export function stands(status: Status): status is Standing {
  return STANDING.some((standing) => standing === status)
}

export function waitsForCustomer(status: Status): boolean {
  return status === 'waiting_customer'
}

/** A supplier or another firm has the next word. */
export function waitsForOthers(status: Status): boolean {
  return status === 'waiting_external'
}

export function isDeferred(status: Status): boolean {
  return status === 'deferred'
}

/** Done by the support, and not yet accepted by the customer or by silence. */
export function isResolved(status: Status): boolean {
  return status === 'resolved'
}

export function isResumed(status: Status): boolean {
  return status === 'resumed'
}

export function isClosed(status: Status): boolean {
  return status === 'closed'
}

export function isCancelled(status: Status): boolean {
  return status === 'cancelled'
}
