import type { Instant } from '../ground/instant.ts'
import type { Priority } from '../ground/words.ts'
import type { Metric } from '../sla/sla-clock.ts'

/** Whom a step calls: the specialist of the request, leads of its team, leads of the team that owns its service, the head of support, whoever is on duty. */
export const ESCALATES_TO = ['specialist', 'lead', 'service_owner', 'head', 'duty'] as const
export type EscalatesTo = (typeof ESCALATES_TO)[number]

/** What happens besides that people hear of it. A clock raises a priority as a lead does: with a reason and an end (docs/decisions/0049-a-clock-calls-people.md). */
export const ESCALATION_DEEDS = ['notify', 'note', 'assign_duty', 'hand_on', 'raise'] as const
export type EscalationDeed = (typeof ESCALATION_DEEDS)[number]

export interface EscalationStep {
  /** Of the promised time that has gone by: 1 to 1000. */
  readonly percent: number
  readonly to: EscalatesTo
  readonly does: EscalationDeed
  /** To which team it hands on; null for other deeds. */
  readonly teamId: number | null
  /** The comment, or the reason for a raised priority. */
  readonly words: string
  /** Whoever is called is asked to confirm; else the next one is. */
  readonly asks: boolean
}

/** The steps for requests of a level and a priority; null: of any. */
export interface EscalationScheme {
  readonly levelId: number | null
  readonly priority: Priority | null
  readonly reaction: readonly EscalationStep[]
  readonly resolution: readonly EscalationStep[]
}

export interface EscalationPlan {
  /** Minutes in which a step that asks has to be confirmed. */
  readonly confirmMinutes: number
  /** Who leads the support; empty: its administrators are called. */
  readonly headIds: readonly number[]
  readonly schemes: readonly EscalationScheme[]
}

/** All schemes, and the moment from which they hold. */
export interface EscalationVersion {
  readonly effectiveFrom: Instant
  readonly plan: EscalationPlan
  /** Who decided it; null: it came with the program. */
  readonly madeBy: number | null
}

/** What a desk begins with (docs/product.md, "Clocks"); migrations/0076_escalations.sql writes the same. */
export const DEFAULT_STEPS: readonly EscalationStep[] = (
  [
    [50, 'specialist'],
    [75, 'lead'],
    [100, 'service_owner'],
    [150, 'head'],
  ] as const
).map(([percent, to]) => ({ percent, to, does: 'notify', teamId: null, words: '', asks: false }))

export const DEFAULT_PLAN: EscalationPlan = {
  confirmMinutes: 5,
  headIds: [],
  schemes: [{ levelId: null, priority: null, reaction: DEFAULT_STEPS, resolution: DEFAULT_STEPS }],
}

export interface Escalated {
  readonly levelId: number
  readonly priority: Priority
}

/** The scheme that fits best: by level and priority, by level, by priority, the one of all. Null: none, and nobody is called. */
export function schemeFor({ schemes }: EscalationPlan, { levelId, priority }: Escalated): EscalationScheme | null {
  const fits = (level: number | null, rank: Priority | null) =>
    schemes.find((scheme) => scheme.levelId === level && scheme.priority === rank)
  return fits(levelId, priority) ?? fits(levelId, null) ?? fits(null, priority) ?? fits(null, null) ?? null
}

/** The version that holds at a moment; before the first one what the program comes with. */
export function escalationAt(versions: readonly EscalationVersion[], at: Instant): EscalationVersion {
  const found = versions.findLast(({ effectiveFrom }) => effectiveFrom <= at)
  return found ?? { effectiveFrom: 0, plan: DEFAULT_PLAN, madeBy: null }
}

/**
 * A step with the moment that it has, if its version holds then: a moment belongs to the version of that moment, so an edit changes
 * what is still to come and never announces what is over.
 */
export function stepsIn<Timed extends { readonly at: Instant }>(
  versions: readonly EscalationVersion[],
  { metric, ...which }: Escalated & { readonly metric: Metric },
  timed: (step: EscalationStep) => Timed | null,
): readonly Timed[] {
  return versions.flatMap(({ effectiveFrom, plan }, place) => {
    const until = versions[place + 1]?.effectiveFrom ?? Number.POSITIVE_INFINITY
    return (schemeFor(plan, which)?.[metric] ?? []).flatMap((step) => {
      const one = timed(step)
      return one !== null && one.at >= effectiveFrom && one.at < until ? [one] : []
    })
  })
}

export type WrongPlan =
  | 'escalation.step-doubled'
  | 'escalation.scheme-doubled'
  | 'escalation.words-missing'
  | 'escalation.team-missing'

/** What is wrong with a plan that somebody wrote; null when it can hold. */
export function wrongOfPlan({ schemes }: EscalationPlan): WrongPlan | null {
  if (isDoubled(schemes.map(({ levelId, priority }) => `${levelId}:${priority}`))) return 'escalation.scheme-doubled'
  const lists = schemes.flatMap(({ reaction, resolution }) => [reaction, resolution])
  if (lists.some((steps) => isDoubled(steps.map(({ percent, to }) => `${percent}:${to}`))))
    return 'escalation.step-doubled'
  const steps = lists.flat()
  if (steps.some(({ does, words }) => (does === 'note' || does === 'raise') && words.trim() === '')) {
    return 'escalation.words-missing'
  }
  return steps.some(({ does, teamId }) => does === 'hand_on' && teamId === null) ? 'escalation.team-missing' : null
}

function isDoubled(keys: readonly string[]): boolean {
  return new Set(keys).size < keys.length
}
