import type { Desk } from '../../db/desk.ts'
import type { EndByHand, TakenEnd } from '../../db/mail/letter-endings.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { mainOf } from '../../db/request/links.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { insertCopied } from '../../db/request/watchers.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { isStaff, may, mayMove, THE_DESK } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { madeItsRequest } from '../../domain/mail/letter.ts'
import { holdDuplicate } from '../requests/duplicates.ts'
import { becomeDuplicate } from '../requests/link-requests.ts'
import { moveRequest } from '../requests/move-request.ts'
import { withdrawMessage } from './withdraw-message.ts'

/** What is left behind by a letter that goes elsewhere: a reply leaves its conversation, a request that it made is a duplicate. */
export async function leaveRequest(desk: Desk, { state, request, messageId }: TakenEnd, end: EndByHand): Promise<void> {
  if (request === null || messageId === null) return
  if (!madeItsRequest(state)) await withdrawMessage(desk, request, messageId)
  else if (end.request !== null) await goesOver(desk, request, end.request)
}

async function goesOver(desk: Desk, number: number, to: number): Promise<void> {
  await becomesDuplicate(desk, number, to)
  await keepInCopy(desk, number)
}

/** One that is resolved or has ended stays as it is: what people read of it was true. It only says where its matter went. */
async function becomesDuplicate(desk: Desk, number: number, main: number): Promise<void> {
  await holdDuplicate(desk.tx, number, main)
  const request = await lockRequest(desk.tx, desk.actor, number)
  if (mayMove(desk.actor, 'mark_duplicate', request)) {
    await moveRequest(desk, number, { move: 'mark_duplicate', version: request.version, duplicateOf: main })
    return
  }
  if (!may(desk.actor, 'work', request)) throw new Refusal('permission.missing')
  await becomeDuplicate(desk, request, main)
}

/** Its sender hears by mail what comes of his letter, and may answer that; he reads nothing of the request that it is part of now. */
async function keepInCopy(desk: Desk, duplicate: number): Promise<void> {
  const { contactId } = await lockRequest(desk.tx, THE_DESK, duplicate)
  const mainNumber = await mainOf(desk.tx, duplicate)
  const sender = (await findByPerson(desk.tx, contactId, 'email'))?.actor
  if (mainNumber === null || !sender) return
  const main = await lockRequest(desk.tx, THE_DESK, mainNumber)
  if (isStaff(sender) || may(sender, 'read', main)) return
  const copied = await insertCopied(desk, mainNumber, new Set([contactId]))
  const events = copied.map((personId) => ({ type: 'request.copied', data: { personId, with: duplicate } }) as const)
  await save(desk, { request: main, events }, await loadTerms(desk.tx, main))
}
