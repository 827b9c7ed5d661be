import type { Instant } from '../ground/instant.ts'
import type { RequestEvent } from './events.ts'
import type { ServiceRequest } from './request.ts'

/** A next state and what there is to tell of it. The version is the one the state was read at. */
export interface Change {
  readonly request: ServiceRequest
  readonly events: readonly RequestEvent[]
  /** Nobody is told before then, and until then it can be taken back. */
  readonly held?: Held | null
}

/** What is held back for whoever did it, and until when. */
export interface Held {
  readonly stood: Stood
  readonly for: number
  readonly until: Instant
}

/** A request as it stood before a move that can be taken back: all that such a move changes, with the words and the claim that come with it. */
export type Stood = Pick<
  ServiceRequest,
  | 'status'
  | 'statusSince'
  | 'specialistId'
  | 'teamId'
  | 'routing'
  | 'deferredUntil'
  | 'deferredBy'
  | 'deferralReason'
  | 'solution'
  | 'closingCode'
  | 'reactedAt'
  | 'resolvedAt'
  | 'endedAt'
  | 'ledger'
  | 'lastMessage'
>
