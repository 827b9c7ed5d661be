import { sql } from 'kysely'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { Desk } from '../desk.ts'
import type { Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** How the equipment of this request, or of its venue, is reached from afar, by program; null when it stands elsewhere. */
export async function findRemoteAccess(
  tx: Tx,
  { equipmentId: own, venueId }: ServiceRequest,
  id: number,
): Promise<Readonly<Record<string, string>> | null> {
  const { rows } = await sql<{ access: Record<string, string> }>`select e.remote_access as access from equipment e
    where e.id = ${id} and (e.id = ${own} or e.venue_id = ${venueId})`.execute(tx)
  return rows[0]?.access ?? null
}

export interface RemoteAccessLook {
  readonly equipmentId: number
  readonly request: number
  /** The address of the network that the person looked from. */
  readonly address: string
}

/** Every look is in the audit log. */
export async function noteRemoteAccessLook({ tx, actor, now }: Desk, look: RemoteAccessLook): Promise<void> {
  await tx
    .insertInto('remote_access_looks')
    .values({
      equipment_id: look.equipmentId,
      request_number: look.request,
      person_id: actor.personId,
      address: look.address,
      at: iso(now),
    })
    .execute()
}
