import { Refusal } from '../../domain/ground/refusal.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'

/** Nothing is overwritten unseen: the change was decided on this version of the request, or it is refused. */
export function demandSeen(request: ServiceRequest, version: number): void {
  if (request.version !== version)
    throw new Refusal('request.changed', { number: request.number, version: request.version })
}
