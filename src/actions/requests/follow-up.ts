import type { Desk } from '../../db/desk.ts'
import { insertLink } from '../../db/request/links.ts'
import { lastMessageId } from '../../db/request/messages.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { fileRequest } from './file-request.ts'
import type { Posted } from './message-order.ts'

/** A message on a closed request: a new request of the same matter, linked to the old one. */
export async function followUp(
  desk: Desk,
  closed: ServiceRequest,
  { text, fileIds }: { readonly text: string; readonly fileIds: readonly number[] },
): Promise<Posted> {
  const filed = await fileRequest(desk, {
    subject: closed.subject,
    description: text,
    serviceId: closed.serviceId,
    venueId: closed.venueId ?? undefined,
    equipmentId: closed.equipmentId ?? undefined,
    urgency: closed.urgency,
    stopOfTrade: false,
    answers: null,
    fileIds,
  })
  await insertLink(desk.tx, { from: filed.number, to: closed.number, kind: 'follows' })
  return { request: filed.number, messageId: await lastMessageId(desk.tx, filed.number), openedNew: true }
}
