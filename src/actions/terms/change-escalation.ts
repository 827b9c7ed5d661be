import type { Desk } from '../../db/desk.ts'
import { headsAmong } from '../../db/duty/called.ts'
import { findBelonging } from '../../db/people/teams.ts'
import { listLivelyClocks } from '../../db/request/lively-clocks.ts'
import { insertEscalation, lockEscalation } from '../../db/terms/escalations.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { DAY } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { stepsWithin } from '../../domain/request/past-steps.ts'
import { type EscalationPlan, type EscalationScheme, wrongOfPlan } from '../../domain/terms/escalation.ts'
import { recordChange } from '../audit/record-change.ts'

export interface EscalationOrder {
  /** The version that was on the screen. */
  readonly seen: number
  readonly plan: EscalationPlan
}

/** Other steps from now on: for what is still to come of open requests, too. Refused when somebody changed them meanwhile. */
export async function changeEscalation(desk: Desk, { seen, plan }: EscalationOrder): Promise<number> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const before = await lockEscalation(tx)
  if (before.version !== seen) throw new Refusal('escalation.changed')
  const wrong = wrongOfPlan(plan)
  if (wrong !== null) throw new Refusal(wrong)
  await demandThere(desk, plan)
  const from = Math.max(now, Date.parse(before.effectiveFrom) + 1)
  const version = await insertEscalation(desk, plan, from)
  const [was, is] = [before.plan, plan].map(stateOf)
  await recordChange(desk, {
    subject: 'escalation',
    id: 'plan',
    name: 'escalation',
    before: was ?? null,
    after: is ?? null,
  })
  return version
}

/** How often people would have been called in the last week by these steps; changes nothing. */
export async function tryEscalation({ tx, actor, now }: Desk, plan: EscalationPlan) {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const wrong = wrongOfPlan(plan)
  if (wrong !== null) throw new Refusal(wrong)
  const lively = await listLivelyClocks(tx, actor, now - 7 * DAY)
  const found = lively.flatMap(({ request, terms }) =>
    stepsWithin(plan, request, terms, { from: now - 7 * DAY, to: now }),
  )
  const times = new Map<string, number>()
  for (const key of found) times.set(key, (times.get(key) ?? 0) + 1)
  return { requests: lively.length, steps: found.length, times: [...times].map(([step, count]) => ({ step, count })) }
}

async function demandThere({ tx }: Desk, { headIds, schemes }: EscalationPlan): Promise<void> {
  const steps = schemes.flatMap(({ reaction, resolution }) => [...reaction, ...resolution])
  for (const teamId of new Set(steps.flatMap((step) => step.teamId ?? []))) {
    if (!(await findBelonging(tx, { specialistId: null, teamId })).teamExists) throw new Refusal('team.not-found')
  }
  if (headIds.length === 0) return
  const there = await headsAmong(tx, headIds)
  if (headIds.some((id) => !there.includes(id))) throw new Refusal('person.not-found')
}

function stateOf({ confirmMinutes, headIds, schemes }: EscalationPlan) {
  return { confirmMinutes, headIds: [...headIds], schemes: schemes.map(told) }
}

function told({ levelId, priority, reaction, resolution }: EscalationScheme) {
  const words = (steps: EscalationScheme['reaction']) =>
    steps.map(({ percent, to, does }) => `${percent} % ${to} ${does}`)
  return { levelId, priority, reaction: words(reaction), resolution: words(resolution) }
}
