import type { Desk } from '../../db/desk.ts'
import type { EndByHand, TakenEnd } from '../../db/letter-endings.ts'
import { deleteDuplicateLink } from '../../db/links.ts'
import { lockRequest } from '../../db/requests.ts'
import { insertWatchers } from '../../db/watchers.ts'
import { madeItsRequest } from '../../domain/letter.ts'
import { mayMove } from '../../domain/permissions.ts'
import { linkRequests } from '../requests/link-requests.ts'
import { moveRequest } from '../requests/move-request.ts'
import { withdrawMessage } from './withdraw-message.ts'

/** What is left behind by a letter that goes elsewhere: a reply leaves its conversation, a request that it made is a duplicate. */
export async function leaveRequest(desk: Desk, { state, request, messageId }: TakenEnd, end: EndByHand): Promise<void> {
  if (request === null || messageId === null) return
  if (!madeItsRequest(state)) await withdrawMessage(desk, request, messageId)
  else if (end.request !== null) await becomeDuplicate(desk, request, end.request)
}

/** One that is resolved or has ended stays as it is: what people read of it was true. It only says where its matter went. */
async function becomeDuplicate(desk: Desk, number: number, main: number): Promise<void> {
  const request = await lockRequest(desk.tx, desk.actor, number)
  if (mayMove(desk.actor, 'mark_duplicate', request)) {
    await moveRequest(desk, number, { move: 'mark_duplicate', version: request.version, duplicateOf: main })
    return
  }
  await deleteDuplicateLink(desk.tx, number)
  await linkRequests(desk, number, { kind: 'duplicate_of', number: main })
  await insertWatchers(desk, main, [...request.watcherIds, request.contactId])
}
