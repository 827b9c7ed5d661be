import { sql } from 'kysely'
import type { Equipment, EquipmentKind } from '../../domain/people/equipment.ts'
import type { Db, Tx } from '../engine/database.ts'
import { afterName, hasWords, pageByName } from '../engine/name-pages.ts'

export interface KeptEquipment extends Equipment {
  readonly id: number
  readonly venueId: number
  /** By which programs it is reached from afar. */
  readonly remotePrograms: string[]
}

export interface ListedEquipment extends KeptEquipment {
  readonly venue: {
    readonly id: number
    readonly code: string
    readonly name: string
    readonly address: string
    readonly corporationId: number
  }
}

export interface EquipmentQuestion {
  readonly q?: string | undefined
  readonly venue?: number | undefined
  readonly kind?: EquipmentKind | undefined
  /** Fiscal drives whose last day is this one or before. */
  readonly expiresBy?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const KEPT = sql`e.id, e.venue_id as "venueId", e.kind, e.name, e.serial_number as "serialNumber",
  e.software_version as "softwareVersion", e.fiscal_drive_expires_on as "fiscalDriveExpiresOn", e.external_code as "externalCode",
  array(select jsonb_object_keys(e.remote_access) order by 1) as "remotePrograms"`

/** A page of equipment by name, each with its venue. */
export async function listEquipmentRecords(
  db: Db,
  { q = '', venue, kind, expiresBy, cursor, limit }: EquipmentQuestion,
) {
  const words = sql`(e.name || ' ' || coalesce(e.serial_number, ''))`
  const conditions = [hasWords(words, q), afterName('e', cursor)]
  if (venue !== undefined) conditions.push(sql`e.venue_id = ${venue}`)
  if (kind !== undefined) conditions.push(sql`e.kind = ${kind}`)
  if (expiresBy !== undefined) conditions.push(sql`e.fiscal_drive_expires_on <= ${expiresBy}::date`)
  const { rows } = await sql<ListedEquipment>`select ${KEPT},
      jsonb_build_object('id', v.id, 'code', v.code, 'name', v.name, 'address', v.address, 'corporationId', v.corporation_id) as venue
    from equipment e join venues v on v.id = e.venue_id
    where ${sql.join(conditions, sql` and `)} order by e.name, e.id limit ${sql.lit(limit + 1)}`.execute(db)
  return pageByName(rows, limit)
}

export async function lockEquipment(tx: Tx, id: number): Promise<KeptEquipment | null> {
  const { rows } =
    await sql<KeptEquipment>`select ${KEPT} from equipment e where e.id = ${id} for no key update`.execute(tx)
  return rows[0] ?? null
}

export async function isEquipmentCodeTaken(db: Db, id: number | null, code: string | null): Promise<boolean> {
  const { rows } =
    await sql`select 1 from equipment e where e.external_code = ${code} and e.id is distinct from ${id}::bigint`.execute(
      db,
    )
  return rows.length > 0
}

export async function insertEquipment(tx: Tx, venueId: number, equipment: Equipment): Promise<number> {
  const row = { ...rowOf(equipment), venue_id: venueId }
  const { id } = await tx.insertInto('equipment').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function updateEquipment(tx: Tx, id: number, equipment: Equipment): Promise<void> {
  await tx.updateTable('equipment').set(rowOf(equipment)).where('id', '=', id).execute()
}

/** Numbers by program; null takes the program away. What is not named stays. */
export async function setRemoteAccess(
  tx: Tx,
  id: number,
  access: Readonly<Record<string, string | null>>,
): Promise<void> {
  await sql`update equipment set remote_access = jsonb_strip_nulls(remote_access || ${JSON.stringify(access)}::jsonb)
    where id = ${id}`.execute(tx)
}

export async function isEquipmentNeeded(db: Db, id: number): Promise<boolean> {
  const { rows } = await sql`select 1 from requests r where r.equipment_id = ${id}
    union all select 1 from remote_access_looks l where l.equipment_id = ${id} limit 1`.execute(db)
  return rows.length > 0
}

export async function deleteEquipment(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('equipment').where('id', '=', id).execute()
}

function rowOf(equipment: Equipment) {
  return {
    kind: equipment.kind,
    name: equipment.name,
    serial_number: equipment.serialNumber,
    software_version: equipment.softwareVersion,
    fiscal_drive_expires_on: equipment.fiscalDriveExpiresOn,
    external_code: equipment.externalCode,
  }
}
