import type { Instant } from '../ground/instant.ts'
import type { HoursById } from '../sla/sla-clock.ts'
import type { SlaRule } from '../sla/sla-rules.ts'

/** What a contract says about time: needed wherever a deadline is computed. */
export interface Terms {
  readonly contractId: number
  readonly hoursId: number
  readonly rules: readonly SlaRule[]
  readonly waitingExternalPauses: boolean
  readonly hoursById: HoursById
}

/** The terms that a change is made under, and when. */
export interface Ruling {
  readonly terms: Terms
  readonly at: Instant
}
