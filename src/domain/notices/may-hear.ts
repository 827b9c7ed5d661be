import { type Actor, type Belonging, isStaff, may } from '../access/permissions.ts'
import { type Hearing, isForCustomers } from './audience.ts'

/**
 * Whether somebody may still be told a notice of a request, at the moment when it leaves: what concerns the support alone only whoever reads
 * the request as the support does, the rest whoever reads it at all. Who is in copy reads nothing, and is written to.
 */
export function mayHear(actor: Actor, { kind, side }: Pick<Hearing, 'kind' | 'side'>, request: Belonging): boolean {
  if (may(actor, 'read_internal', request)) return true
  if (!isForCustomers(kind) || (side === 'support' && !isStaff(actor))) return false
  return may(actor, 'read', request) || request.copiedIds.includes(actor.personId)
}
