import type { Desk } from '../../db/desk.ts'
import type { Change } from '../../domain/request/change.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { letIn } from '../requests/let-in.ts'

/** Somebody is offered a request: from now on he reads it, and he hears of it as of one that is his. */
export async function tellHandedOver(desk: Desk, request: ServiceRequest, personId: number): Promise<Change> {
  await letIn(desk, request, new Set([personId]), (id) => ({ type: 'request.watcher-added', data: { personId: id } }))
  return { request, events: [{ type: 'request.handed-over', data: { personId } }] }
}
