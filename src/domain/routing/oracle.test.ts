import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { times } from '../../../test/ground/times.ts'
import type { Candidate } from './choice.ts'
import type { RoutingFacts } from './matching.ts'
import { directed, type Otherwise, routed } from './routed.ts'
import type { Clause, RoutingRule } from './rule.ts'
import { STRATEGIES } from './rule.ts'

const id = fc.integer({ min: 1, max: 4 })
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 3 })
const WORDS = ['касса', 'банк', 'чек']
const value = {
  channel: fc.uniqueArray(fc.constantFrom('portal', 'email', 'phone'), { minLength: 1 }),
  organisation: ids,
  dealer: ids,
  venue: ids,
  contract: ids,
  service: ids,
  type: fc.uniqueArray(fc.constantFrom('incident', 'consultation'), { minLength: 1 }),
  priority: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4), { minLength: 1, maxLength: 2 }),
  language: fc.uniqueArray(fc.constantFrom('ru', 'en'), { minLength: 1 }),
  hours: fc.uniqueArray(fc.constantFrom('inside', 'outside'), { minLength: 1 }),
  words: fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 2 }),
  vip: fc.constant(['yes']),
  stop_of_trade: fc.constant(['yes']),
}
const clause = fc.oneof(
  ...Object.entries(value).map(([kind, values]) =>
    fc.record({ kind: fc.constant(kind), isNot: fc.boolean(), values: values as fc.Arbitrary<unknown> }),
  ),
) as fc.Arbitrary<Clause>
const someRule: fc.Arbitrary<RoutingRule> = fc.record({
  id: fc.string(),
  name: fc.string(),
  enabled: fc.boolean(),
  when: fc.array(fc.array(clause, { maxLength: 2 }), { maxLength: 3 }),
  teamId: id,
  specialistId: fc.option(id, { nil: null }),
  strategy: fc.constantFrom(...STRATEGIES),
})
const path = fc.uniqueArray(id, { maxLength: 2 })
const someFacts: fc.Arbitrary<RoutingFacts> = fc.record({
  channel: fc.constantFrom('portal', 'email', 'phone', 'api'),
  organisationPath: path,
  dealerId: fc.option(id, { nil: null }),
  venueId: fc.option(id, { nil: null }),
  isVip: fc.boolean(),
  contractId: id,
  servicePath: path,
  type: fc.constantFrom('incident', 'consultation', 'change_wish'),
  priority: fc.constantFrom(1, 2, 3, 4),
  language: fc.constantFrom('ru', 'en'),
  isInHours: fc.boolean(),
  stopOfTrade: fc.boolean(),
  words: fc.array(fc.constantFrom(...WORDS, 'другое'), { maxLength: 3 }).map((all) => ` ${all.join(' ')} `),
})
const people: fc.Arbitrary<Candidate[]> = fc.uniqueArray(
  fc.record({
    personId: id,
    open: fc.integer({ min: 0, max: 3 }),
    openLimit: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    isAway: fc.boolean(),
    isContact: fc.boolean(),
    isOnLine: fc.boolean(),
    lastTurn: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    atVenue: fc.integer({ min: 0, max: 2 }),
    isOfTeam: fc.boolean(),
    hadIt: fc.boolean(),
    substituteId: fc.option(id, { nil: null }),
  }),
  { selector: ({ personId }) => personId },
)

const someOtherwise: fc.Arbitrary<Otherwise> = fc.record({
  serviceTeamId: id,
  isUnsorted: fc.boolean(),
  personal: fc.option(fc.record({ specialistId: id, teamId: id }), { nil: null }),
})

/** The same in the plainest words: every clause looked at by hand, everybody weighed against everybody. */
function slow(
  rules: readonly RoutingRule[],
  facts: RoutingFacts,
  otherwise: Otherwise,
  candidates: readonly Candidate[],
) {
  const seen: Record<string, readonly unknown[]> = {
    channel: [facts.channel],
    organisation: facts.organisationPath,
    dealer: [facts.dealerId],
    venue: [facts.venueId],
    contract: [facts.contractId],
    service: facts.servicePath,
    type: [facts.type],
    priority: [facts.priority],
    language: [facts.language],
    hours: facts.isInHours ? ['inside'] : ['outside'],
    words: facts.words.split(' '),
    vip: facts.isVip ? ['yes'] : [],
    stop_of_trade: facts.stopOfTrade ? ['yes'] : [],
  }
  let taking: RoutingRule | null = null
  for (const rule of rules) {
    let all = rule.enabled
    for (const condition of rule.when) {
      let any = condition.length === 0
      for (const { kind, isNot, values } of condition) {
        let has = false
        for (const one of values) for (const mine of seen[kind] ?? []) if (one === mine) has = true
        if (has !== isNot) any = true
      }
      if (!any) all = false
    }
    if (all && taking === null) taking = rule
  }
  const { teamId, specialistId, strategy } = taking ?? slowTail(otherwise)
  const free = candidates.filter(
    (one) =>
      !one.isContact &&
      !one.hadIt &&
      !one.isAway &&
      one.isOnLine &&
      (one.openLimit === null || one.open < one.openLimit),
  )
  if (specialistId !== null) {
    const substituteId = candidates.find((one) => one.personId === specialistId)?.substituteId
    for (const one of [specialistId, substituteId])
      if (free.some(({ personId }) => personId === one)) return { teamId, specialistId: one }
    return { teamId, specialistId: null }
  }
  if (strategy === 'by_hand') return { teamId, specialistId: null }
  const isBetter = (a: Candidate, b: Candidate) => {
    const [turnA, turnB] = [a.lastTurn ?? -1, b.lastTurn ?? -1]
    if (strategy === 'knows_venue' && a.atVenue !== b.atVenue) return a.atVenue > b.atVenue
    if (strategy !== 'round_robin' && a.open !== b.open) return a.open < b.open
    if (turnA !== turnB) return turnA < turnB
    return a.personId < b.personId
  }
  const team = free.filter(({ isOfTeam }) => isOfTeam)
  const best = team.filter((one) => team.every((other) => other === one || isBetter(one, other)))
  return { teamId, specialistId: best[0]?.personId ?? null }
}

function slowTail({ isUnsorted, serviceTeamId, personal }: Otherwise) {
  const strategy = 'by_hand'
  if (isUnsorted && personal !== null) return { ...personal, strategy }
  return { teamId: serviceTeamId, specialistId: null, strategy }
}

const CASES = times(100_000, 25_000)

test(`${CASES} rules, facts and loads at random go where the plainest reading of the rules says`, () => {
  let byRule = 0
  fc.assert(
    fc.property(
      fc.array(someRule, { maxLength: 4 }),
      someFacts,
      someOtherwise,
      people,
      (rules, facts, otherwise, candidates) => {
        const { teamId, specialistId, routing } = routed(directed(rules, facts, otherwise), candidates)
        if (routing.because === 'rule') byRule += 1
        assert.deepEqual({ teamId, specialistId }, slow(rules, facts, otherwise, candidates))
      },
    ),
    { numRuns: CASES },
  )
  assert.ok(byRule > CASES * 0.3, `only ${byRule} went by a rule`)
})
