import type { Instant } from '../ground/instant.ts'
import type { Channel, ClosingCode, Criticality, Priority, RequestType, Status, Urgency } from '../ground/words.ts'
import type { RoutingExplanation } from '../routing/explanation.ts'
import type { Ledger } from '../sla/sla-clock.ts'
import type { CoverageReason } from '../terms/coverage.ts'
import type { PriorityOverride } from '../terms/priority-matrix.ts'

/** Why the request is ruled by its contract; shown as «Почему этот договор». */
export interface CoverageExplanation {
  readonly because: CoverageReason | 'chosen_by_specialist'
  readonly passedOver: readonly { readonly contractId: number; readonly why: string }[]
}

export interface LastMessage {
  readonly at: Instant
  readonly by: number
  readonly from: 'customer' | 'support'
  /** The beginning of the last public message, 140 characters at most: lists show it, customers too. */
  readonly text: string
}

/** The main working entity: every contact becomes one or continues one (docs/product.md#request). */
export interface ServiceRequest {
  readonly number: number
  /** Grows with every write; a write made against another version is refused. */
  readonly version: number
  readonly type: RequestType
  readonly subject: string
  readonly channel: Channel
  readonly status: Status
  readonly statusSince: Instant
  readonly urgency: Urgency
  readonly criticality: Criticality
  readonly criticalityIsSet: boolean
  readonly priority: Priority
  readonly priorityOverride: PriorityOverride | null
  readonly stopOfTrade: boolean
  readonly contactId: number
  readonly authorId: number
  readonly organisationId: number | null
  readonly venueId: number | null
  /** The venue's dealer on the day of filing: a later change of dealer does not move it. */
  readonly dealerId: number | null
  readonly equipmentId: number | null
  readonly contractId: number
  readonly coverage: CoverageExplanation
  readonly serviceId: number
  readonly serviceVersionId: number
  readonly slaRuleId: number | null
  readonly teamId: number
  readonly routing: RoutingExplanation
  readonly specialistId: number | null
  readonly watcherIds: readonly number[]
  /** In copy of its letters: they read nothing of it, and answer by mail what they were sent. */
  readonly copiedIds: readonly number[]
  readonly solution: string | null
  readonly closingCode: ClosingCode | null
  readonly rating: number | null
  readonly registeredAt: Instant
  readonly reactedAt: Instant | null
  readonly resolvedAt: Instant | null
  readonly endedAt: Instant | null
  readonly deferredUntil: Instant | null
  readonly deferredBy: number | null
  readonly deferralReason: string | null
  readonly ledger: Ledger
  /** Steps of the clocks that were told already, as `metric:round:percent`. */
  readonly stepsTold: readonly string[]
  readonly lastMessage: LastMessage
}
