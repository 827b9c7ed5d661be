import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { OwnAddress } from '../../domain/people/own-addresses.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** The order in which the mail addresses `a` of a person are tried: the one he chose, then what he has proven, then the oldest. */
export const MAIN_FIRST = sql.raw('a.is_main desc, a.verified_at is null, a.id')

export interface ListedAddress extends OwnAddress {
  readonly address: string
  /** Letters to it come back. */
  readonly bounced: boolean
}

/** The mail addresses of a person, the main one first: where his letters go. */
export async function listAddresses(db: Db, personId: number): Promise<ListedAddress[]> {
  const { rows } = await sql<ListedAddress>`
    select a.id, a.value as address, row_number() over (order by ${MAIN_FIRST}) = 1 as "isMain",
      a.verified_at is not null as "isProven", a.bounced_at is not null as bounced
    from person_addresses a where a.person_id = ${personId} and a.kind = 'email' order by ${MAIN_FIRST}`.execute(db)
  return rows
}

/** The same, locked: no other transaction changes the addresses of this person until this one ends. */
export async function lockAddresses(tx: Tx, personId: number): Promise<ListedAddress[]> {
  await tx.selectFrom('people').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
  return listAddresses(tx, personId)
}

/** From now on the address is his and proven; false when it belongs to another person. */
export async function keepProvenAddress(
  tx: Tx,
  { personId, address }: { readonly personId: number; readonly address: string },
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    insert into person_addresses as a (person_id, kind, value, verified_at)
    values (${personId}, 'email', ${address}, ${iso(now)}::timestamptz)
    on conflict (kind, value) do update set verified_at = coalesce(a.verified_at, excluded.verified_at), bounced_at = null,
      bounce_reason = null where a.person_id = ${personId}
    returning a.id`.execute(tx)
  return rows.length > 0
}

export async function setMainAddress(tx: Tx, personId: number, id: number): Promise<void> {
  const mine = tx.updateTable('person_addresses').where('person_id', '=', personId).where('kind', '=', 'email')
  await mine.set({ is_main: false }).where('is_main', '=', true).execute()
  await mine.set({ is_main: true }).where('id', '=', id).execute()
}

export async function deleteAddress(tx: Tx, personId: number, id: number): Promise<void> {
  await tx.deleteFrom('person_addresses').where('person_id', '=', personId).where('id', '=', id).execute()
}
