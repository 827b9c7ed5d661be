import type { Insertable } from 'kysely'
import type { Tx } from '../engine/database.ts'
import type { DB } from '../tables.ts'

/** Venues, what stands in them, and the mail domains by which strangers are known; each venue resolves with its id. */
export async function insertVenue(tx: Tx, row: Insertable<DB['venues']>): Promise<number> {
  const { id } = await tx.insertInto('venues').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Resolves with the ids, in the order of the rows. */
export async function insertEquipment(tx: Tx, rows: readonly Insertable<DB['equipment']>[]): Promise<number[]> {
  const made = await tx.insertInto('equipment').values(rows).returning('id').execute()
  return made.map(({ id }) => id)
}

export async function insertDomain(tx: Tx, organisationId: number, domain: string): Promise<void> {
  await tx.insertInto('organisation_domains').values({ domain, organisation_id: organisationId }).execute()
}
