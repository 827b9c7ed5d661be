import type { Desk } from '../../db/desk.ts'
import { forgetThread } from '../../db/letter-threads.ts'
import { hideMessage, lastPublicMessage } from '../../db/messages.ts'
import { lockRequest } from '../../db/requests.ts'
import { save } from '../../db/save.ts'
import { loadTerms } from '../../db/terms.ts'
import { may } from '../../domain/permissions.ts'
import { Refusal } from '../../domain/refusal.ts'

/**
 * Takes a letter out of a conversation it did not belong to: from now on only the support reads its message there, and
 * answers to it lead there no more. What it did to the request is left to whoever takes it out.
 */
export async function withdrawMessage(desk: Desk, number: number, messageId: number): Promise<void> {
  const request = await lockRequest(desk.tx, desk.actor, number)
  if (!may(desk.actor, 'work', request)) throw new Refusal('permission.missing')
  await hideMessage(desk.tx, number, messageId)
  await forgetThread(desk.tx, messageId)
  const lastMessage = (await lastPublicMessage(desk.tx, number)) ?? request.lastMessage
  const events = [{ type: 'letter.moved', data: { messageId } }] as const
  await save(desk, { request: { ...request, lastMessage }, events }, await loadTerms(desk.tx, request))
}
