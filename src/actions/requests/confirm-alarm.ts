import type { Desk } from '../../db/desk.ts'
import {
  type Alarm,
  confirmAlarm,
  endAlarm,
  holdNextAlarmed,
  listWaitingAlarms,
  passAlarmOn,
} from '../../db/duty/alarms.ts'
import { dutyOfTeam } from '../../db/duty/on-duty.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may, THE_DESK } from '../../domain/access/permissions.ts'
import { MINUTE } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { RequestEvent } from '../../domain/request/events.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { dueAt } from '../../domain/sla/sla-clock.ts'
import { type EscalationPlan, escalationAt } from '../../domain/terms/escalation.ts'
import { calledBy, letInCalled } from './escalate.ts'

/** Whoever works the request looks after its alarms: nobody else is called for them. False: none waited for anybody. */
export async function confirmAlarms(desk: Desk, number: number): Promise<boolean> {
  const { tx, actor, now } = desk
  const request = await lockRequest(tx, actor, number)
  if (!may(actor, 'work', request)) throw new Refusal('permission.missing')
  const waiting = await listWaitingAlarms(tx, number)
  for (const { id } of waiting) await confirmAlarm(tx, id, actor.personId, now)
  const events = waiting.map(({ metric, percent }) => ({ type: 'alarm.confirmed', data: { metric, percent } }) as const)
  await save(desk, { request, events }, await loadTerms(tx, request))
  return waiting.length > 0
}

/**
 * Calls the next one for an alarm that nobody confirmed in time: who else answers for the team, then its leads, then the head of
 * support; each once, his time counted from now. Resolves with the number of the request; null: none waits.
 */
export async function passAlarm(desk: Desk): Promise<number | null> {
  const { tx, now } = desk
  const number = await holdNextAlarmed(tx, now)
  if (number === null) return null
  const request = await lockRequest(tx, THE_DESK, number)
  const terms = await loadTerms(tx, request)
  const { plan } = escalationAt(terms.escalations, now)
  const events: RequestEvent[] = []
  for (const alarm of await listWaitingAlarms(tx, number, now)) {
    // Somebody has answered, or the clock stands still: there is nothing to call for.
    if (dueAt(request.ledger[alarm.metric], terms.hoursById) === null) await endAlarm(tx, alarm.id)
    else events.push(...(await passOn(desk, request, alarm, plan)))
  }
  await save(desk, { request, events }, terms)
  return number
}

async function passOn(
  desk: Desk,
  request: ServiceRequest,
  alarm: Alarm,
  plan: EscalationPlan,
): Promise<readonly RequestEvent[]> {
  const { tx, now } = desk
  const { metric, percent, asked } = alarm
  const to = await nextFor(desk, request, asked, plan)
  const passed: RequestEvent = {
    type: 'alarm.passed-on',
    data: { metric, percent, from: asked.at(-1) ?? 0, to, minutes: plan.confirmMinutes },
  }
  if (to === null) {
    await endAlarm(tx, alarm.id)
    return [passed]
  }
  await passAlarmOn(tx, { id: alarm.id, asked: [...asked, to] }, now + plan.confirmMinutes * MINUTE)
  return [passed, ...(await letInCalled(desk, request, [{ personId: to, as: 'duty' }]))]
}

async function nextFor(
  desk: Desk,
  request: ServiceRequest,
  asked: readonly number[],
  plan: EscalationPlan,
): Promise<number | null> {
  const { answering } = await dutyOfTeam(desk.tx, request.teamId, desk.now)
  const after = [await calledBy(desk, request, 'lead', plan), await calledBy(desk, request, 'head', plan)].flat()
  const all = [...answering, ...after].map(({ personId }) => personId)
  return all.find((id) => !asked.includes(id) && id !== request.contactId) ?? null
}
