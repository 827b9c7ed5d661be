import type { Desk } from '../../db/desk.ts'
import { findRemoteAccess, noteRemoteAccessLook, type RemoteAccessLook } from '../../db/request/remote-access.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { hasEnded } from '../../domain/ground/status.ts'

/** How a till is reached from afar: told to who works a request that goes on, one piece of equipment at a time, and noted. */
export async function lookAtRemoteAccess(
  desk: Desk,
  look: RemoteAccessLook,
): Promise<Readonly<Record<string, string>>> {
  const { equipmentId } = look
  const request = await lockRequest(desk.tx, desk.actor, look.request)
  if (!may(desk.actor, 'reach_equipment', request)) throw new Refusal('permission.missing')
  if (hasEnded(request.status)) throw new Refusal('equipment.request-has-ended')
  const access = await findRemoteAccess(desk.tx, request, equipmentId)
  if (!access) throw new Refusal('equipment.not-found', { equipmentId })
  await noteRemoteAccessLook(desk, look)
  return access
}
