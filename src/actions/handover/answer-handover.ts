import type { Desk } from '../../db/desk.ts'
import { nudge } from '../../db/engine/live.ts'
import { decideItems, type Handover, insertWords, lockHandover, type NewWords } from '../../db/handover/handovers.ts'
import { lockInOrder, lockRequest } from '../../db/request/requests.ts'
import { may, THE_DESK } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isOpen } from '../../domain/ground/status.ts'
import { assignRequest } from '../requests/assign-request.ts'
import { letGo } from './let-go.ts'

/** What became of an acceptance. */
export interface Accepted {
  readonly accepted: readonly number[]
  /** Meanwhile somebody else has them, or they have ended. */
  readonly gone: readonly number[]
}

/** The receiver, or whoever was called in his place, takes these requests over: from now on they are his. */
export async function acceptHanded(desk: Desk, id: number, numbers: readonly number[]): Promise<Accepted> {
  const { tx, actor } = desk
  const handover = await lockedFor(desk, id, ['receiver'])
  const wanted = handover.items.filter(({ number }) => numbers.includes(number))
  const waiting = wanted.filter(({ state }) => state === 'offered').map(({ number }) => number)
  if (waiting.length === 0) throw new Refusal('handover.answered')
  const over = wanted.filter(({ state }) => state === 'gone').map(({ number }) => number)
  await lockInOrder(tx, waiting)
  const accepted: number[] = []
  for (const number of waiting) {
    const request = await lockRequest(tx, THE_DESK, number)
    if (request.specialistId !== handover.fromId || !isOpen(request.status)) continue
    if (!may(actor, 'assign', request)) throw new Refusal('permission.missing')
    accepted.push(number)
  }
  const gone = waiting.filter((number) => !accepted.includes(number))
  await decideItems(desk, id, gone, 'gone')
  // Before it is his: an offer whose request somebody else has ends by itself.
  await decideItems(desk, id, accepted, 'accepted')
  for (const number of accepted)
    await assignRequest(desk, number, { specialistId: actor.personId, expected: handover.fromId })
  for (const number of waiting) await letGo(desk, number)
  await nudgeSides(desk, handover)
  return { accepted, gone: [...over, ...gone] }
}

/** The giver keeps what nobody has accepted. */
export async function keepHanded(desk: Desk, id: number): Promise<void> {
  const handover = await lockedFor(desk, id, ['giver'])
  const waiting = handover.items.filter(({ state }) => state === 'offered')
  if (waiting.length === 0) throw new Refusal('handover.answered')
  const numbers = waiting.map(({ number }) => number)
  await lockInOrder(desk.tx, numbers)
  await decideItems(desk, id, numbers, 'kept')
  for (const number of numbers) await letGo(desk, number)
  await nudgeSides(desk, handover)
}

/** Their pages ask anew. */
async function nudgeSides({ tx }: Desk, { fromId, toId, raisedTo }: Handover): Promise<void> {
  await nudge(tx, [fromId, toId, ...(raisedTo === null ? [] : [raisedTo])], 'notice.shown')
}

/** A question of the receiver, or an answer of the giver; both stay with the hand-over. */
export async function sayAboutHanded(desk: Desk, id: number, words: NewWords): Promise<void> {
  const handover = await lockedFor(desk, id, ['giver', 'receiver'])
  if (words.number !== null && !handover.items.some(({ number }) => number === words.number)) {
    throw new Refusal('request.not-found', { number: words.number })
  }
  await insertWords(desk, id, words)
  await nudgeSides(desk, handover)
}

/** Foreign hand-overs do not exist. */
async function lockedFor({ tx, actor }: Desk, id: number, sides: readonly ('giver' | 'receiver')[]): Promise<Handover> {
  const handover = await lockHandover(tx, id)
  const isGiver = handover?.fromId === actor.personId
  const isReceiver = handover?.toId === actor.personId || handover?.raisedTo === actor.personId
  if (!handover || (!isGiver && !isReceiver)) throw new Refusal('handover.not-found')
  if (!sides.some((side) => (side === 'giver' ? isGiver : isReceiver))) throw new Refusal('permission.missing')
  return handover
}
