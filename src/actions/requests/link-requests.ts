import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import { deleteLink, insertLink, leadsTo, lockLinks } from '../../db/request/links.ts'
import { lockInOrder, lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { LinkKind } from '../../domain/ground/words.ts'
import type { EventType, RequestEvent } from '../../domain/request/events.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { holdDuplicate, joinMain, leaveMain } from './duplicates.ts'

export interface LinkOrder {
  readonly kind: LinkKind
  readonly number: number
}

/** Ties two requests together; never in a circle. A duplicate joins the request at the end of the chain of duplicates. */
export async function linkRequests(desk: Desk, number: number, { kind, number: other }: LinkOrder): Promise<void> {
  const { from, to } = await held(desk, number, { kind, number: other })
  const link = { from: number, to: other, kind }
  if (kind === 'duplicate_of') return becomeDuplicate(desk, from, other)
  if (await leadsTo(desk.tx, { from: other, to: number, kind })) throw new Refusal('request.links-in-circle')
  if (await insertLink(desk.tx, link)) await tellBoth(desk, 'request.linked', { from, to, kind })
}

export async function unlinkRequests(desk: Desk, number: number, { kind, number: other }: LinkOrder): Promise<void> {
  const { from, to } = await held(desk, number, { kind, number: other })
  if (!(await deleteLink(desk.tx, { from: number, to: other, kind }))) return
  if (kind !== 'duplicate_of') return tellBoth(desk, 'request.unlinked', { from, to, kind })
  await tell(desk, from, [await leaveMain(desk, number, other)])
}

/** Says of a request that its matter is worked in another; the request itself stays as it is. */
export async function becomeDuplicate(desk: Desk, request: ServiceRequest, of: number): Promise<void> {
  const { main, isNew, events } = await joinMain(desk, request, of)
  const linked = { type: 'request.linked', data: { kind: 'duplicate_of', number: main, back: false } } as const
  await tell(desk, request, isNew ? [...events, linked] : events)
}

interface Pair {
  readonly from: ServiceRequest
  readonly to: ServiceRequest
}

/** Both are locked in the order of their numbers, so that two links never wait for each other. */
async function held({ tx, actor }: Desk, from: number, { kind, number: to }: LinkOrder): Promise<Pair> {
  if (from === to) throw new Refusal('request.link-to-itself')
  if (kind === 'duplicate_of') await holdDuplicate(tx, from, to)
  else await holdPair(tx, from, to)
  const pair = { from: await lockRequest(tx, actor, from), to: await lockRequest(tx, actor, to) }
  if (!may(actor, 'work', pair.from) || !may(actor, 'work', pair.to)) throw new Refusal('permission.missing')
  return pair
}

async function holdPair(tx: Tx, from: number, to: number): Promise<void> {
  await lockLinks(tx)
  await lockInOrder(tx, [from, to])
}

type LinkEvent = EventType & `request.${string}linked`

async function tellBoth(desk: Desk, type: LinkEvent, { from, to, kind }: Pair & { kind: LinkKind }): Promise<void> {
  await tell(desk, from, [{ type, data: { kind, number: to.number, back: false } }])
  await tell(desk, to, [{ type, data: { kind, number: from.number, back: true } }])
}

async function tell(desk: Desk, request: ServiceRequest, events: readonly RequestEvent[]): Promise<void> {
  await save(desk, { request, events }, await loadTerms(desk.tx, request))
}
