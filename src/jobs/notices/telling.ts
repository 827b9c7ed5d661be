import type { Channel, Reach } from '../../channels/channel.ts'
import type { Db } from '../../db/engine/database.ts'
import { type ChangeToTell, listReaders, type Reader } from '../../db/notices/notices.ts'
import { lastWroteBy, type WroteBy } from '../../db/notices/subscriptions.ts'
import { readRequest } from '../../db/request/requests.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { THE_DESK } from '../../domain/access/permissions.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { Terms } from '../../domain/terms/terms.ts'

/** A request as it stands, and everybody who may have to hear of it. */
export interface RequestToTell {
  readonly request: ServiceRequest
  readonly terms: Terms
  readonly readers: readonly Reader[]
  readonly wrote: readonly WroteBy[]
}

export async function requestToTell(db: Db, order: ChangeToTell): Promise<RequestToTell> {
  const request = await readRequest(db, THE_DESK, order.request)
  return {
    request,
    terms: await loadTerms(db, request),
    readers: await listReaders(db, order),
    wrote: await lastWroteBy(db, order.request),
  }
}

/** Where a way leads to those people. */
export function reachedBy(
  db: Db,
  channel: Channel,
  { request, readers, wrote }: RequestToTell,
): Promise<ReadonlyMap<number, Reach>> {
  return channel.reach(db, { request: request.number, people: readers, wrote })
}
