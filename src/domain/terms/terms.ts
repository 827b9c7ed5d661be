import type { Instant } from '../ground/instant.ts'
import type { HoursById } from '../sla/sla-clock.ts'
import type { SlaRule } from '../sla/sla-rules.ts'
import type { EscalationVersion } from './escalation.ts'
import type { PolicyVersion } from './policy.ts'

/** What a contract says about time, and the desk about all its contracts: needed wherever a deadline is computed. */
export interface Terms {
  readonly contractId: number
  readonly hoursId: number
  readonly rules: readonly SlaRule[]
  readonly waitingExternalPauses: boolean
  readonly hoursById: HoursById
  readonly policies: readonly PolicyVersion[]
  /** Of the contract. */
  readonly levelId: number
  /** In the order in which they take effect. */
  readonly escalations: readonly EscalationVersion[]
}

/** The terms that a change is made under, and when. */
export interface Ruling {
  readonly terms: Terms
  readonly at: Instant
}
