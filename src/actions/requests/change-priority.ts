import type { Desk } from '../../db/desk.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { type Criticality, URGENCIES } from '../../domain/ground/words.ts'
import {
  type Urging,
  urges,
  withCriticality,
  withOverride,
  withUrgency,
} from '../../domain/request/priority-changes.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { PriorityOverride } from '../../domain/terms/priority-matrix.ts'
import { demandSeen } from './demand-seen.ts'

/** The specialist's half of the priority. Both deadlines move with it and keep what was consumed. */
export async function setCriticality(
  desk: Desk,
  number: number,
  order: { readonly criticality: Criticality; readonly version: number },
): Promise<ServiceRequest> {
  const request = await lockRequest(desk.tx, desk.actor, number)
  if (!may(desk.actor, 'work', request)) throw new Refusal('permission.missing')
  demandSeen(request, order.version)
  const terms = await loadTerms(desk.tx, request)
  if (request.criticality === order.criticality && request.criticalityIsSet) return request
  return save(desk, withCriticality(request, order.criticality, { terms, at: desk.now }), terms)
}

/** The customer's half: «Срочнее», with a reason, more than once, up to a restaurant that cannot trade. Nobody else changes it. */
export async function changeUrgency(
  desk: Desk,
  number: number,
  order: Urging & { readonly version: number },
): Promise<ServiceRequest> {
  const request = await lockRequest(desk.tx, desk.actor, number)
  if (!may(desk.actor, 'raise_urgency', request)) throw new Refusal('permission.missing')
  demandSeen(request, order.version)
  const isRaised = URGENCIES.indexOf(order.urgency) < URGENCIES.indexOf(request.urgency)
  const isStopped = order.stopOfTrade && !request.stopOfTrade
  if ((isRaised || isStopped) && order.reason.trim() === '') throw new Refusal('request.reason-missing')
  if (!urges(request, order)) return request
  const terms = await loadTerms(desk.tx, request)
  return save(desk, withUrgency(request, order, { terms, at: desk.now }), terms)
}

/** A team lead's word against the matrix, with a reason and an end; null takes it back. */
export async function overridePriority(
  desk: Desk,
  number: number,
  order: { readonly override: Omit<PriorityOverride, 'by'> | null; readonly version: number },
): Promise<ServiceRequest> {
  const request = await lockRequest(desk.tx, desk.actor, number)
  if (!may(desk.actor, 'override_priority', request)) throw new Refusal('permission.missing')
  demandSeen(request, order.version)
  if (order.override && order.override.until <= desk.now) throw new Refusal('input.invalid', { field: 'until' })
  const terms = await loadTerms(desk.tx, request)
  const override = order.override && { ...order.override, by: desk.actor.personId }
  return save(desk, withOverride(request, override, { terms, at: desk.now }), terms)
}
