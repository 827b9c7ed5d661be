import type { Desk } from '../../db/desk.ts'
import { nudge } from '../../db/engine/live.ts'
import { findColleague } from '../../db/people/people.ts'
import { type KeptCall, keepCaller, keepRequestOf } from '../../db/phone/calls.ts'
import { putCardAway, shownTo } from '../../db/phone/cards.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Urgency } from '../../domain/ground/words.ts'
import { type Filed, fileRequest } from '../requests/file-request.ts'
import { holdOwnCall } from './hold-call.ts'

export interface CallOrder {
  readonly personId: number
  readonly venueId?: number | undefined
  readonly serviceId?: number | undefined
  readonly subject?: string | undefined
  readonly description: string
  readonly urgency: Urgency
  readonly stopOfTrade: boolean
  readonly exception?: string | undefined
}

/** What the caller said becomes a request by phone, on the terms of every request that is filed by phone; the call belongs to it. */
export async function fileCall(desk: Desk, callId: number, order: CallOrder): Promise<Filed> {
  const call = await holdOwnCall(desk, callId)
  if (call.trialOf !== null) throw new Refusal('call.is-trial')
  if (call.request !== null) throw new Refusal('call.filed-already', { number: call.request })
  const { personId, ...rest } = order
  const filed = await fileRequest(desk, { ...rest, contactId: personId, channel: 'phone', answers: null, fileIds: [] })
  await keepCaller(desk.tx, callId, personId)
  await tie(desk, call, filed.number)
  return filed
}

/** The call was about an open request. */
export async function attachCall(desk: Desk, callId: number, number: number): Promise<void> {
  const call = await holdOwnCall(desk, callId)
  if (call.trialOf !== null) throw new Refusal('call.is-trial')
  if (call.request !== null && call.request !== number)
    throw new Refusal('call.filed-already', { number: call.request })
  const request = await lockRequest(desk.tx, desk.actor, number)
  if (!may(desk.actor, 'note', request)) throw new Refusal('permission.missing')
  if (call.request === null) await tie(desk, call, number)
}

/** Who calls, where the number does not say so. */
export async function chooseCaller(desk: Desk, callId: number, personId: number): Promise<void> {
  await holdOwnCall(desk, callId)
  const known = await findColleague(desk.tx, { who: { personId }, among: { seenBy: desk.actor } })
  if (known === null) throw new Refusal('person.not-found')
  await keepCaller(desk.tx, callId, personId)
  await nudge(desk.tx, await shownTo(desk.tx, callId), 'call.changed')
}

export async function dismissCall(desk: Desk, callId: number): Promise<void> {
  await holdOwnCall(desk, callId)
  await putCardAway(desk.tx, callId, desk.actor.personId, desk.now)
  await nudge(desk.tx, [desk.actor.personId], 'call.changed')
}

/** The history of the request tells of the call. */
async function tie(desk: Desk, { id: callId, direction }: KeptCall, number: number): Promise<void> {
  const { tx, actor } = desk
  await keepRequestOf(tx, callId, number)
  const request = await lockRequest(tx, actor, number)
  await save(
    desk,
    { request, events: [{ type: 'request.called', data: { call: callId, direction } }] },
    await loadTerms(tx, request),
  )
  await nudge(tx, await shownTo(tx, callId), 'call.changed')
}
