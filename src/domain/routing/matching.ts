import type { Channel, Priority, RequestType } from '../ground/words.ts'
import type { Clause, ClauseKind, ClauseValues, RoutingRule } from './rule.ts'

/** All of a new request that rules ask for. */
export interface RoutingFacts {
  readonly channel: Channel
  /** The customer's organisation and those above it. */
  readonly organisationPath: readonly number[]
  readonly dealerId: number | null
  readonly venueId: number | null
  readonly isVip: boolean
  readonly contractId: number
  /** The service and the groups above it. */
  readonly servicePath: readonly number[]
  readonly type: RequestType
  readonly priority: Priority
  readonly language: 'ru' | 'en'
  readonly isInHours: boolean
  readonly stopOfTrade: boolean
  /** As `words` makes it of subject and description. */
  readonly words: string
}

/** A rule that holds for a request, or what the request lacks first. */
export function lackedBy({ when }: Pick<RoutingRule, 'when'>, facts: RoutingFacts): ClauseKind | null {
  const failed = when.find((any) => any.length > 0 && !any.some((clause) => holds(clause, facts)))
  return failed?.[0]?.kind ?? null
}

/** Words in small letters with one blank around each: «ё» is «е», everything but letters and digits divides them. */
export function words(...texts: readonly string[]): string {
  const parts = texts
    .join(' ')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
  return ` ${parts.filter(Boolean).join(' ')} `
}

function holds(clause: Clause, facts: RoutingFacts): boolean {
  return isOf(clause, facts) !== clause.isNot
}

function isOf(clause: Clause, facts: RoutingFacts): boolean {
  return (HOLDS[clause.kind] as (values: Clause['values'], facts: RoutingFacts) => boolean)(clause.values, facts)
}

const has = <Value>(values: readonly Value[], value: Value | null) => value !== null && values.includes(value)
const hasAny = (values: readonly number[], path: readonly number[]) => path.some((one) => values.includes(one))

type Holding = { readonly [Kind in ClauseKind]: (values: ClauseValues[Kind], facts: RoutingFacts) => boolean }

const HOLDS: Holding = {
  channel: (values, { channel }) => has(values, channel),
  organisation: (values, { organisationPath }) => hasAny(values, organisationPath),
  dealer: (values, { dealerId }) => has(values, dealerId),
  venue: (values, { venueId }) => has(values, venueId),
  contract: (values, { contractId }) => has(values, contractId),
  service: (values, { servicePath }) => hasAny(values, servicePath),
  type: (values, { type }) => has(values, type),
  priority: (values, { priority }) => has(values, priority),
  language: (values, { language }) => has(values, language),
  hours: (values, { isInHours }) => has(values, isInHours ? 'inside' : 'outside'),
  words: (values, facts) => lookedFor(values).some((one) => facts.words.includes(one)),
  vip: (_, { isVip }) => isVip,
  stop_of_trade: (_, { stopOfTrade }) => stopOfTrade,
}

const LOOKED_FOR = new WeakMap<readonly string[], readonly string[]>()

/** A phrase is found where its first word begins one: «банк» finds «банковский». Rules stay the same for many requests. */
function lookedFor(phrases: readonly string[]): readonly string[] {
  const known = LOOKED_FOR.get(phrases)
  if (known) return known
  const looked = phrases.map((phrase) => words(phrase).trimEnd()).filter((one) => one !== '')
  LOOKED_FOR.set(phrases, looked)
  return looked
}
