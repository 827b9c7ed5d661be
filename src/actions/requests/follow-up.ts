import { loadPublishedService } from '../../db/catalogue/catalogue.ts'
import type { Desk } from '../../db/desk.ts'
import { insertLink } from '../../db/request/links.ts'
import { lastMessageId } from '../../db/request/messages.ts'
import { may } from '../../domain/access/permissions.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { fileRequest } from './file-request.ts'
import type { Posted } from './message-order.ts'

/**
 * A message on a closed request: a new request of the same matter, linked to the old one. Its writer is the contact, whether he
 * belongs to the place or watched; whoever was only in copy of letters reads nothing of the place, so his begins without it.
 */
export async function followUp(
  desk: Desk,
  closed: ServiceRequest,
  { text, fileIds }: { readonly text: string; readonly fileIds: readonly number[] },
): Promise<Posted> {
  const filed = await fileRequest(desk, {
    subject: closed.subject,
    description: text,
    serviceId: await stillPublished(desk, closed.serviceId),
    ...(may(desk.actor, 'read', closed) && placeOf(closed)),
    urgency: closed.urgency,
    stopOfTrade: false,
    answers: null,
    fileIds,
  })
  await insertLink(desk.tx, { from: filed.number, to: closed.number, kind: 'follows' })
  return {
    request: filed.number,
    messageId: await lastMessageId(desk.tx, filed.number),
    openedNew: true,
    before: null,
    version: null,
  }
}

function placeOf({ venueId, equipmentId }: ServiceRequest) {
  return { venueId: venueId ?? undefined, equipmentId: equipmentId ?? undefined, keepsPlace: true }
}

/** A service that was withdrawn since gives way to the one for whatever has none. */
async function stillPublished({ tx }: Desk, serviceId: number): Promise<number | undefined> {
  return (await loadPublishedService(tx, serviceId)) ? serviceId : undefined
}
