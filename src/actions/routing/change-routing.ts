import type { Desk } from '../../db/desk.ts'
import { lockTargets } from '../../db/routing/names.ts'
import { insertRouting, lockRouting } from '../../db/routing/versions.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { RoutingRule } from '../../domain/routing/rule.ts'
import { recordChange } from '../audit/record-change.ts'

export interface RoutingOrder {
  /** The version that was on the screen. */
  readonly seen: number
  readonly rules: readonly RoutingRule[]
  /** Left out: as it was. */
  readonly untakenMinutes?: number | null | undefined
}

/** Other rules for new requests, from now on; requests that are there stay where they are. Refused when somebody changed them meanwhile. */
export async function changeRouting(
  desk: Desk,
  { seen, rules, untakenMinutes: wanted }: RoutingOrder,
): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const before = await lockRouting(tx)
  if (before.version !== seen) throw new Refusal('routing.changed')
  demandOwnIds(rules)
  await demandTargets(desk, rules)
  const untakenMinutes = wanted === undefined ? before.untakenMinutes : wanted
  const version = await insertRouting(desk, { rules, untakenMinutes })
  await recordDifferences(desk, before.rules, rules)
  await recordChange(desk, {
    subject: 'routing_rule',
    id: 'untaken',
    name: '',
    before: { untakenMinutes: before.untakenMinutes },
    after: { untakenMinutes },
  })
  return version
}

function demandOwnIds(rules: readonly RoutingRule[]): void {
  if (new Set(rules.map(({ id }) => id)).size < rules.length) throw new Refusal('input.invalid', { field: 'rules' })
}

/** A rule that holds leads to a team and to somebody who are there; one that is off may wait for them. */
async function demandTargets({ tx }: Desk, rules: readonly RoutingRule[]): Promise<void> {
  const holding = rules.filter(({ enabled }) => enabled)
  const found = await lockTargets(tx, {
    teams: holding.map(({ teamId }) => teamId),
    specialists: holding.flatMap(({ specialistId }) => specialistId ?? []),
    watchers: [],
  })
  const lost = holding.find(
    ({ teamId, specialistId }) =>
      !found.has('teams', teamId) || (specialistId !== null && !found.has('specialists', specialistId)),
  )
  if (lost) throw new Refusal('routing.target-gone', { rule: lost.name })
}

/** A row of the journal for each rule that is another one, and one for their order. */
async function recordDifferences(
  desk: Desk,
  before: readonly RoutingRule[],
  after: readonly RoutingRule[],
): Promise<void> {
  for (const id of new Set([...before, ...after].map((rule) => rule.id))) {
    const [was, is] = [before, after].map((rules) => rules.find((rule) => rule.id === id) ?? null)
    const name = (is ?? was)?.name ?? id
    await recordChange(desk, { subject: 'routing_rule', id, name, before: stateOf(was), after: stateOf(is) })
  }
  const orderOf = (rules: readonly RoutingRule[]) => ({ order: rules.map(({ name }) => name) })
  const kept = before.filter((rule) => after.some(({ id }) => id === rule.id)).map(({ id }) => id)
  const isMoved = after.filter(({ id }) => kept.includes(id)).some(({ id }, place) => id !== kept[place])
  if (isMoved)
    await recordChange(desk, {
      subject: 'routing_rule',
      id: 'order',
      name: '',
      before: orderOf(before),
      after: orderOf(after),
    })
}

function stateOf(rule: RoutingRule | null | undefined) {
  if (!rule) return null
  const { name, enabled, when, teamId, specialistId, strategy } = rule
  return { name, enabled, when, teamId, specialistId, strategy }
}
