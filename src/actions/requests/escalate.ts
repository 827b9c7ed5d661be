import type { Desk } from '../../db/desk.ts'
import { insertAlarm } from '../../db/duty/alarms.ts'
import { headsAmong, leadsOf, ownerTeamOf, worksRequests } from '../../db/duty/called.ts'
import { dutyOfTeam } from '../../db/duty/on-duty.ts'
import { listAway } from '../../db/duty/shifts.ts'
import { iso } from '../../db/engine/moments.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { findBelonging } from '../../db/people/teams.ts'
import { may } from '../../domain/access/permissions.ts'
import { standIn } from '../../domain/duty/on-duty.ts'
import { DAY, MINUTE } from '../../domain/ground/instant.ts'
import { PRIORITIES } from '../../domain/ground/words.ts'
import { assigned } from '../../domain/request/assignment.ts'
import type { Change } from '../../domain/request/change.ts'
import type { Calling } from '../../domain/request/escalated.ts'
import type { Called, Escalation, RequestEvent } from '../../domain/request/events.ts'
import { withOverride } from '../../domain/request/priority-changes.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import {
  type EscalatesTo,
  type EscalationPlan,
  type EscalationStep,
  escalationAt,
} from '../../domain/terms/escalation.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { type Entry, letIn } from './let-in.ts'

/** Calls people for a step and those missed before it, and does what it says. Whoever may not read the request is let in, and the history tells it. */
export async function escalated(desk: Desk, change: Change, calling: Calling, terms: Terms): Promise<Change> {
  const { tx, now } = desk
  const { metric, dueAt, name, step, missed } = calling
  const { plan, madeBy } = escalationAt(terms.escalations, now)
  const to: Called[] = []
  for (const { to: as } of [step, ...missed]) to.push(...(await calledBy(desk, change.request, as, plan)))
  const called = to.filter(({ personId }, place) => to.findIndex((one) => one.personId === personId) === place)
  const asks = [step, ...missed].some((one) => one.asks)
  const acting = [step, ...missed].find(({ does }) => does !== 'notify') ?? step
  const event: Escalation = {
    metric,
    percent: step.percent,
    dueAt: iso(dueAt),
    missed: [...new Set(missed.map(({ percent }) => percent))].filter((percent) => percent < step.percent),
    to: called,
    does: acting.does,
    ...(acting.words !== '' && { words: acting.words }),
    ...(asks && { asks: true as const }),
  }
  const entries = await letInCalled(desk, change.request, called)
  const done = await deed(desk, change.request, acting, { terms, plan, madeBy })
  const [first] = called
  if (asks && first) {
    const asked = { metric, percent: step.percent, asked: [first.personId] }
    const nextAt = now + plan.confirmMinutes * MINUTE
    await insertAlarm(tx, { request: change.request.number, step: name, nextAt, ...asked })
  }
  return {
    request: done.request,
    events: [...change.events, { type: 'clock.escalated', data: event }, ...entries, ...done.events],
  }
}

/** Who is called as what: in place of somebody away his substitute, then whoever is on duty for the team. Nobody for his own matter. */
export async function calledBy(
  { tx, now }: Desk,
  request: ServiceRequest,
  as: EscalatesTo,
  plan: EscalationPlan,
): Promise<readonly Called[]> {
  const absences = await listAway(tx, now, now + 1)
  const there = (ids: readonly number[]): Called[] =>
    ids.flatMap((id): Called[] => {
      const personId = standIn(id, absences, now)
      if (personId === null || personId === request.contactId) return []
      return [personId === id ? { personId, as } : { personId, as, insteadOf: id }]
    })
  const onDuty = async (teamId: number) => {
    const { answering } = await dutyOfTeam(tx, teamId, now)
    const first = answering.find(({ personId }) => personId !== request.contactId)
    return first ? [{ personId: first.personId, as }] : []
  }
  const ofTeam = async (teamId: number) => {
    const leads = there(await leadsOf(tx, teamId))
    return leads.length > 0 ? leads : onDuty(teamId)
  }
  const heads = async () => there(await headsAmong(tx, plan.headIds))
  const owner = (await ownerTeamOf(tx, request.serviceVersionId)) ?? request.teamId
  const tries: Readonly<Record<EscalatesTo, readonly (() => Promise<readonly Called[]>)[]>> = {
    specialist: [
      async () => there(request.specialistId === null ? [] : [request.specialistId]),
      () => onDuty(request.teamId),
      () => ofTeam(request.teamId),
    ],
    lead: [() => ofTeam(request.teamId), heads],
    service_owner: [() => ofTeam(owner), () => ofTeam(request.teamId), heads],
    head: [heads],
    duty: [() => onDuty(request.teamId), () => ofTeam(request.teamId), heads],
  }
  for (const one of tries[as]) {
    const found = await one()
    if (found.length > 0) return found
  }
  return []
}

const byCall: Entry = (personId) => ({ type: 'request.mentioned', data: { personId } })

/** Whoever is called reads the request from then on. */
export async function letInCalled(
  desk: Desk,
  request: ServiceRequest,
  called: readonly Called[],
): Promise<readonly RequestEvent[]> {
  const strangers = new Set<number>()
  for (const { personId } of called) {
    const found = await findByPerson(desk.tx, personId, 'system')
    if (found && !may(found.actor, 'read_internal', request)) strangers.add(personId)
  }
  return strangers.size === 0 ? [] : letIn(desk, request, strangers, byCall)
}

interface Doing {
  readonly terms: Terms
  readonly plan: EscalationPlan
  readonly madeBy: number | null
}

async function deed(
  desk: Desk,
  request: ServiceRequest,
  step: EscalationStep,
  { terms, plan, madeBy }: Doing,
): Promise<Change> {
  const nothing = { request, events: [] }
  if (step.does === 'assign_duty') {
    const [first] = await calledBy(desk, request, 'duty', plan)
    if (!first || first.personId === request.specialistId) return nothing
    if (!(await worksRequests(desk.tx, first.personId))) return nothing
    return assigned(request, { specialistId: first.personId, teamId: request.teamId })
  }
  if (step.does === 'hand_on' && step.teamId !== null && step.teamId !== request.teamId) {
    const { teamExists } = await findBelonging(desk.tx, { specialistId: null, teamId: step.teamId })
    return teamExists ? assigned(request, { specialistId: null, teamId: step.teamId }) : nothing
  }
  const higher = PRIORITIES[PRIORITIES.indexOf(request.priority) - 1]
  if (step.does === 'raise' && madeBy !== null && higher !== undefined && request.priorityOverride === null) {
    const override = { priority: higher, reason: step.words, until: desk.now + DAY, by: madeBy }
    return withOverride(request, override, { terms, at: desk.now })
  }
  return nothing
}
