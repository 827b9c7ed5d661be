import type { Desk } from '../../db/desk.ts'
import { noteLetIn } from '../../db/handover/handovers.ts'
import type { Change } from '../../domain/request/change.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { byHand, letIn } from '../requests/let-in.ts'

/** Somebody is offered a request: from now on he reads it, and he hears of it as of one that is his. */
export async function tellHandedOver(desk: Desk, request: ServiceRequest, personId: number): Promise<Change> {
  const isNew = !request.watcherIds.includes(personId)
  const come = await letIn(desk, request, new Set([personId]), byHand)
  if (isNew) await noteLetIn(desk.tx, request.number, personId)
  return { request, events: [...come, { type: 'request.handed-over', data: { personId } }] }
}
