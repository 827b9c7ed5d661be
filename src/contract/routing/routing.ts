import { z } from 'zod'
import { CHANNELS, PRIORITIES, REQUEST_TYPES } from '../../domain/ground/words.ts'
import { PASSED_BY, ROUTED_AGAIN, ROUTING_REASONS } from '../../domain/routing/explanation.ts'
import {
  CLAUSE_KINDS,
  MOST_CONDITIONS,
  MOST_RULES,
  MOST_UNTAKEN_MINUTES,
  MOST_VALUES,
  STRATEGIES,
} from '../../domain/routing/rule.ts'
import { id, line, moment, named, requestNumber } from '../common.ts'

const ids = z.array(id).min(1).max(MOST_VALUES)
const clauseOf = <Kind extends string, Values extends z.ZodType>(kind: Kind, values: Values) =>
  z.object({ kind: z.literal(kind), isNot: z.boolean().describe('None of the values'), values })

/** One of the values has to hold; organisations stand for all below them, groups for their services. */
const clause = z.discriminatedUnion('kind', [
  clauseOf('channel', z.array(z.enum(CHANNELS)).min(1).max(MOST_VALUES)),
  clauseOf('organisation', ids),
  clauseOf('dealer', ids),
  clauseOf('venue', ids),
  clauseOf('contract', ids),
  clauseOf('service', ids),
  clauseOf('type', z.array(z.enum(REQUEST_TYPES)).min(1).max(MOST_VALUES)),
  clauseOf('priority', z.array(z.literal(PRIORITIES)).min(1).max(MOST_VALUES)),
  clauseOf(
    'language',
    z
      .array(z.enum(['ru', 'en']))
      .min(1)
      .max(2),
  ),
  clauseOf(
    'hours',
    z
      .array(z.enum(['inside', 'outside']))
      .min(1)
      .max(2),
  ),
  clauseOf('words', z.array(line(100).min(2)).min(1).max(MOST_VALUES)),
  clauseOf('vip', z.array(z.literal('yes')).length(1)),
  clauseOf('stop_of_trade', z.array(z.literal('yes')).length(1)),
])

export const conditions = z
  .array(z.array(clause).max(MOST_CONDITIONS))
  .max(MOST_CONDITIONS)
  .describe('All have to hold, and of each any clause')

export const strategy = z.enum(STRATEGIES).describe('How the specialist is found inside the team')

export const routingRule = z.object({
  id: line(60).min(1).describe('Its own for ever, given by whoever wrote it'),
  name: line(100).min(1),
  enabled: z.boolean(),
  when: conditions,
  teamId: id,
  specialistId: id.nullable().describe('Who gets it by name; the strategy is not asked then'),
  strategy,
})
export type RoutingRuleShape = z.infer<typeof routingRule>

const rules = z.array(routingRule).max(MOST_RULES).describe('In their order: the first that fits decides')
const untakenMinutes = z
  .int()
  .min(1)
  .max(MOST_UNTAKEN_MINUTES)
  .nullable()
  .describe(
    'Minutes of service hours after which a request goes on that whoever got it has not taken; null: it stays his',
  )
const version = z.int().min(0).describe('0: nobody has written rules as yet')

const namesOf = z.array(named)
/** How the things are called that the rules name by their ids. */
export const routingNames = z.object({
  organisation: namesOf,
  venue: namesOf,
  contract: namesOf,
  team: namesOf,
  specialist: namesOf,
})
export type RoutingNames = z.infer<typeof routingNames>

export const routingPage = z.object({
  version,
  rules,
  untakenMinutes,
  madeAt: moment.nullable(),
  madeBy: z.string().nullable(),
  names: routingNames,
})
export type RoutingPage = z.infer<typeof routingPage>

export const routingOrder = z.object({
  seen: version,
  rules,
  untakenMinutes: untakenMinutes.optional().describe('Left out: as it was'),
})

export const routingTrialOrder = z.object({
  rules,
  of: z.union([
    z.object({ days: z.union([z.literal(7), z.literal(30)]) }).describe('Requests of the last days'),
    z.object({ number: requestNumber }),
  ]),
})

const target = z.object({
  team: z.string(),
  specialist: z.string().nullable().describe('Who would be named; null: the team, or whoever the strategy finds then'),
  strategy,
  rule: z.string().nullable().describe('Name of the rule; null: none fits'),
  because: z.enum(ROUTING_REASONS),
})

export const routingTrial = z.object({
  checked: z.int(),
  isAll: z.boolean().describe('False: there were more requests than are looked at'),
  took: z
    .array(z.object({ id: z.string(), now: z.int(), before: z.int() }))
    .describe('Requests each rule takes, now and as saved'),
  rest: z.int().describe('Requests that no rule takes'),
  earlier: z
    .array(z.object({ id: z.string(), by: z.string(), count: z.int(), numbers: z.array(requestNumber) }))
    .describe('Requests that would fit a rule, and that one above it takes'),
  changed: z.int().describe('Requests that would go elsewhere than by the saved rules'),
  changes: z
    .array(z.object({ number: requestNumber, subject: z.string(), saved: target, tried: target }))
    .describe('The latest of them'),
  steps: z
    .array(z.object({ name: z.string(), lacked: z.enum(CLAUSE_KINDS).nullable() }))
    .describe('Of one request: each rule until the one that takes it'),
  goes: target.nullable().describe('Of one request: where it would go'),
  tookMs: z.int().describe('Milliseconds'),
})
export type RoutingTrial = z.infer<typeof routingTrial>

/** «Почему сюда»: by what the request came to its team and its specialist. */
export const whyHere = z.object({
  because: z.enum(ROUTING_REASONS),
  rule: z.string().nullable().describe('Name of the rule as it was then'),
  again: z.enum(ROUTED_AGAIN).nullable().describe('Why it went on by itself to where it is; null: it did not'),
  takeBy: moment.nullable().describe('Until when whoever got it has to take it; then it goes on'),
  passedOver: z.array(z.object({ name: z.string(), lacked: z.enum(CLAUSE_KINDS) })),
  strategy: z.enum(STRATEGIES).nullable(),
  considered: z.array(
    z.object({
      person: z.string(),
      open: z.int().describe('Open requests he had then'),
      openLimit: z.int().nullable(),
      why: z.enum(PASSED_BY).nullable().describe('Why he was not chosen; null: he could have been'),
      isChosen: z.boolean(),
    }),
  ),
})
export type WhyHere = z.infer<typeof whyHere>
