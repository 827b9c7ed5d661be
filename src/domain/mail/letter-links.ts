import type { Instant } from '../ground/instant.ts'
import { HOUR } from '../ground/instant.ts'
import { isSolved } from '../ground/status.ts'
import type { ServiceRequest } from '../request/request.ts'

/** A link of a letter opens its request for so long. */
export const LINK_LIFETIME = 72 * HOUR

export interface LetterLink {
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly revokedAt: Instant | null
}

/**
 * A link is for the solution that its letter told of: it ends with its time, when it was used up, or when the request went
 * back to work. A later solution has its own letter.
 */
export function linkOpens(
  link: LetterLink,
  { status, resolvedAt }: Pick<ServiceRequest, 'status' | 'resolvedAt'>,
  now: Instant,
): boolean {
  const isThere = link.revokedAt === null && link.expiresAt > now
  const isAboutThis = isSolved(status) && resolvedAt !== null
  return isThere && isAboutThis && resolvedAt <= link.createdAt
}

/** Where the key goes when the letter leaves; until then nobody has it, and the outbox keeps none. */
const KEY_PLACE = '~key~'

/** The address of the page, still without its key. */
export function linkPage(): string {
  return `/r/${KEY_PLACE}`
}

/** The address of the page that asks whose an address is, still without its key. */
export function addressPage(): string {
  return `/a/${KEY_PLACE}`
}

export function needsKey(text: string, page: string): boolean {
  return text.includes(page)
}

export function withKey(text: string, page: string, key: string): string {
  return text.replaceAll(page, page.replace(KEY_PLACE, key))
}
