import type { Instant } from '../ground/instant.ts'
import { DAY, HOUR } from '../ground/instant.ts'

/** So long «is this address yours?» can be answered. */
export const QUESTION_LIFETIME = 72 * HOUR

/** `taken`: said to be his, but it had become somebody else's meanwhile. `withdrawn`: nobody waits for the answer any more. */
export const ADDRESS_ANSWERS = ['yes', 'no', 'taken', 'withdrawn'] as const
export type AddressAnswer = (typeof ADDRESS_ANSWERS)[number]

export interface Answerable {
  readonly expiresAt: Instant
  readonly answer: AddressAnswer | null
}

/** One answer is all there is, and only in time. */
export function isOpen({ expiresAt, answer }: Answerable, now: Instant): boolean {
  return answer === null && expiresAt > now
}

/** Why a person we know cannot be asked whether a stranger's address is his. */
export const ASKING_OBSTACLES = ['archived', 'staff', 'known', 'taken', 'unreachable'] as const
export type AskingObstacle = (typeof ASKING_OBSTACLES)[number]

export interface AskedPerson {
  readonly personId: number
  readonly isArchived: boolean
  readonly isStaff: boolean
  /** A known address of his that letters do not come back from. */
  readonly reachable: string | null
  /** Whose the stranger's address is by now; null: nobody's. */
  readonly ownerId: number | null
}

/**
 * A specialist's mail acts with his rights, so one press on a page is too little to give them to another address: he adds it
 * himself, signed in (docs/decisions/0013).
 */
export function obstacleTo({ personId, isArchived, isStaff, reachable, ownerId }: AskedPerson): AskingObstacle | null {
  if (isArchived) return 'archived'
  if (isStaff) return 'staff'
  if (ownerId !== null) return ownerId === personId ? 'known' : 'taken'
  return reachable === null ? 'unreachable' : null
}

/** Whoever said no is not asked again, and nobody twice at a time. */
export function mayAskAgain(last: Answerable | null, now: Instant): boolean {
  return last === null || (last.answer !== 'no' && !isOpen(last, now))
}

/** How many letters of this kind one person sets going, one mailbox gets, and how often one person tries. */
export const ASKING_LIMITS = {
  perPerson: { within: HOUR, most: 6 },
  perAddress: { within: DAY, most: 4 },
  tries: { within: HOUR, most: 30 },
} as const
