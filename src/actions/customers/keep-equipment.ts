import type { Desk } from '../../db/desk.ts'
import {
  deleteEquipment,
  insertEquipment,
  isEquipmentCodeTaken,
  isEquipmentNeeded,
  lockEquipment,
  setRemoteAccess,
  updateEquipment,
} from '../../db/people/equipment-records.ts'
import { findVenueRecord } from '../../db/people/venue-records.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Equipment } from '../../domain/people/equipment.ts'
import { recordChange } from '../audit/record-change.ts'
import { demandUnchanged } from './demand-unchanged.ts'

const subject = 'equipment'

/** Numbers by program; null takes one away. */
type RemoteAccess = Readonly<Record<string, string | null>>

interface NewEquipment {
  readonly equipment: Equipment
  readonly remoteAccess: RemoteAccess
}

export async function addEquipment(desk: Desk, venueId: number, { equipment, remoteAccess }: NewEquipment) {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  if (!(await findVenueRecord(tx, venueId))) throw new Refusal('venue.not-found')
  if (await isEquipmentCodeTaken(tx, null, equipment.externalCode)) throw new Refusal('equipment.external-code-taken')
  const id = await insertEquipment(tx, venueId, equipment)
  await setRemoteAccess(tx, id, remoteAccess)
  const after = { ...stateOf(equipment), venueId, remotePrograms: Object.keys(remoteAccess) }
  await recordChange(desk, { subject, id, name: equipment.name, before: null, after })
  return id
}

export async function changeEquipment(
  desk: Desk,
  id: number,
  { equipment, seen, remoteAccess }: NewEquipment & { readonly seen: Equipment },
): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await lockEquipment(tx, id)
  if (!kept) throw new Refusal('equipment.not-found')
  demandUnchanged('equipment.changed', stateOf(kept), stateOf(seen))
  if (await isEquipmentCodeTaken(tx, id, equipment.externalCode)) throw new Refusal('equipment.external-code-taken')
  await updateEquipment(tx, id, equipment)
  await setRemoteAccess(tx, id, remoteAccess)
  await recordChange(desk, {
    subject,
    id,
    name: equipment.name,
    before: { ...stateOf(kept), remotePrograms: kept.remotePrograms },
    after: { ...stateOf(equipment), remotePrograms: (await lockEquipment(tx, id))?.remotePrograms },
  })
}

/** A device without a history goes; one that requests tell of stays. */
export async function removeEquipment(desk: Desk, id: number): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await lockEquipment(tx, id)
  if (!kept) throw new Refusal('equipment.not-found')
  if (await isEquipmentNeeded(tx, id)) throw new Refusal('equipment.in-use')
  await deleteEquipment(tx, id)
  await recordChange(desk, {
    subject,
    id,
    name: kept.name,
    before: { ...stateOf(kept), venueId: kept.venueId },
    after: null,
  })
}

function stateOf({ kind, name, serialNumber, softwareVersion, fiscalDriveExpiresOn, externalCode }: Equipment) {
  return { kind, name, serialNumber, softwareVersion, fiscalDriveExpiresOn, externalCode }
}
