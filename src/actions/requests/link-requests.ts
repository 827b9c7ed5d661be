import type { Desk } from '../../db/desk.ts'
import { deleteLink, insertLink } from '../../db/links.ts'
import { lockRequest } from '../../db/requests.ts'
import { save } from '../../db/save.ts'
import { loadTerms } from '../../db/terms.ts'
import type { EventType } from '../../domain/events.ts'
import { may } from '../../domain/permissions.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { LinkKind } from '../../domain/words.ts'

export interface LinkOrder {
  readonly kind: LinkKind
  readonly number: number
}

export function linkRequests(desk: Desk, number: number, order: LinkOrder): Promise<void> {
  return changeLink(desk, number, order, 'request.linked')
}

export function unlinkRequests(desk: Desk, number: number, order: LinkOrder): Promise<void> {
  return changeLink(desk, number, order, 'request.unlinked')
}

/** Both requests tell of it; they are locked in the order of their numbers, so that two links never wait for each other. */
async function changeLink(
  desk: Desk,
  from: number,
  { kind, number: to }: LinkOrder,
  type: EventType & `request.${string}linked`,
): Promise<void> {
  if (from === to) throw new Refusal('request.link-to-itself')
  const { tx, actor } = desk
  for (const number of [from, to].sort((a, b) => a - b)) {
    const request = await lockRequest(tx, actor, number)
    if (!may(actor, 'work', request)) throw new Refusal('permission.missing')
    const back = number === to
    const event = { type, data: { kind, number: back ? from : to, back } } as const
    await save(desk, { request, events: [event] }, await loadTerms(tx, request))
  }
  await (type === 'request.linked' ? insertLink : deleteLink)(tx, { from, to, kind })
}
