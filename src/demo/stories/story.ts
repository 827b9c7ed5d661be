import type { Criticality, SolutionCode, Urgency } from '../../domain/ground/words.ts'

/**
 * A request as a screenplay. Each line of the talk begins with who speaks: «К:» the customer, «С:» the support,
 * «В:» a question after which we wait, «З:» an internal note, «Э team:» the note with which it goes to another team.
 * «[так|иначе]» is one of them, «{слово}» stands for something of the venue.
 */
export interface Story {
  readonly service: string
  readonly module?: string
  readonly area?: string
  readonly problem: string
  readonly says: string
  readonly urgency?: Urgency
  readonly stopOfTrade?: true
  readonly criticality?: Criticality
  readonly english?: true
  readonly talk: readonly string[]
  readonly solution: string
  readonly code: SolutionCode
  /** Why it may be put off, where it may. */
  readonly deferral?: string
  /** Whom it may be handed over to, and with what. */
  readonly external?: string
  readonly thanks?: string
  readonly praise?: readonly [score: number, comment: string]
}
