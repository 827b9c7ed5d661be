import type { Instant } from './instant.ts'

/** How a letter stands with its reader, as specialists are told; what his server did after it took it, nobody knows. */
export const DELIVERY_STATES = [
  'waiting',
  'sending',
  'retrying',
  'taken',
  'returned',
  'undelivered',
  'no_server',
] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

export interface LetterOnItsWay {
  readonly sentAt: Instant | null
  readonly returnedAt: Instant | null
  readonly gaveUpAt: Instant | null
  /** The gate lets it out then. */
  readonly notBefore: Instant | null
  readonly attempts: number
  readonly triedWithoutServer: boolean
}

/** The last word about a letter: an end comes before what led to it. */
export function deliveryState(letter: LetterOnItsWay, now: Instant): DeliveryState {
  if (letter.gaveUpAt !== null) return 'undelivered'
  if (letter.returnedAt !== null) return 'returned'
  if (letter.sentAt !== null) return 'taken'
  if (letter.triedWithoutServer) return 'no_server'
  if (letter.attempts > 0) return 'retrying'
  return letter.notBefore !== null && letter.notBefore > now ? 'waiting' : 'sending'
}
