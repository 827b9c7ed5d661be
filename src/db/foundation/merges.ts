import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { readableBy } from '../access/readable.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import type { Pair } from './merge-rows.ts'

export interface ListedMerge {
  readonly id: number
  readonly kept: { readonly id: number; readonly name: string }
  readonly gone: { readonly id: number; readonly name: string }
  readonly by: string
  readonly at: string
}

/** Merges of a person that hold: those into him, the last one first, and the one by which he went. */
export async function listMerges(db: Db, personId: number): Promise<ListedMerge[]> {
  const { rows } = await sql<ListedMerge>`select m.id, jsonb_build_object('id', k.id, 'name', k.name) as kept,
      jsonb_build_object('id', g.id, 'name', g.name) as gone, b.name as by, m.merged_at as at
    from person_merges m join people k on k.id = m.kept_id join people g on g.id = m.gone_id join people b on b.id = m.merged_by
    where m.undone_at is null and (m.kept_id = ${personId} or m.gone_id = ${personId}) order by m.id desc`.execute(db)
  return rows
}

/** Held until the transaction ends, also against rows that would point to them. */
export async function holdPeople(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`select id from people where id = any(${[...ids]}::bigint[]) order by id for update`.execute(tx)
}

export interface KeptMerge extends Pair {
  readonly at: string
  readonly undone: boolean
}

export async function findMerge(db: Db, id: number): Promise<KeptMerge | null> {
  const found = await db
    .selectFrom('person_merges')
    .select(['id as mergeId', 'kept_id as keptId', 'gone_id as goneId', 'merged_at as at', 'undone_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  return found ? { ...found, undone: found.undone_at !== null } : null
}

export async function insertMerge(
  tx: Tx,
  { keptId, goneId, by, now }: { keptId: number; goneId: number; by: number; now: Instant },
): Promise<Pair> {
  const { id } = await tx
    .insertInto('person_merges')
    .values({ kept_id: keptId, gone_id: goneId, merged_by: by, merged_at: iso(now) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { mergeId: id, keptId, goneId }
}

export async function endMerge(tx: Tx, mergeId: number, { by, now }: { by: number; now: Instant }): Promise<void> {
  const undone = { undone_by: by, undone_at: iso(now) }
  await tx.updateTable('person_merges').set(undone).where('id', '=', mergeId).execute()
}

/** Who went matches nobody from now on; his code in another program goes along where who stays has none. */
export async function retire(tx: Tx, { mergeId, keptId, goneId }: Pair, now: Instant): Promise<void> {
  await sql`insert into merged_rows (merge_id, place, key)
    select ${mergeId}, 'people.archived_at', jsonb_build_object('archived_at', archived_at) from people where id = ${goneId}`.execute(
    tx,
  )
  await sql`update people set archived_at = coalesce(archived_at, ${iso(now)}) where id = ${goneId}`.execute(tx)
  const { rows } = await sql<{ code: string }>`insert into merged_rows (merge_id, place, key)
    select ${mergeId}, 'people.external_code', jsonb_build_object('external_code', g.external_code) from people g, people k
    where g.id = ${goneId} and k.id = ${keptId} and g.external_code is not null and k.external_code is null
    returning key->>'external_code' as code`.execute(tx)
  const [carried] = rows
  if (carried) await giveCode(tx, carried.code, { from: goneId, to: keptId })
}

export async function bringBack(tx: Tx, { mergeId, keptId, goneId }: Pair): Promise<void> {
  await sql`update people p set archived_at = was.archived_at from merged_rows m, jsonb_populate_record(null::people, m.key) was
    where m.merge_id = ${mergeId} and m.place = 'people.archived_at' and p.id = ${goneId}`.execute(tx)
  const { rows } = await sql<{ code: string }>`select k.external_code as code from merged_rows m, people k, people g
    where m.merge_id = ${mergeId} and m.place = 'people.external_code' and k.id = ${keptId} and g.id = ${goneId}
      and k.external_code = m.key->>'external_code' and g.external_code is null`.execute(tx)
  const [carried] = rows
  if (carried) await giveCode(tx, carried.code, { from: keptId, to: goneId })
}

/** One after the other: nobody has the code of another one, not for a moment. */
async function giveCode(tx: Tx, code: string, { from, to }: { readonly from: number; readonly to: number }) {
  await tx.updateTable('people').set({ external_code: null }).where('id', '=', from).execute()
  await tx.updateTable('people').set({ external_code: code }).where('id', '=', to).execute()
}

export async function countReadable(db: Db, actor: Actor): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from requests r where ${readableBy(actor)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The last requests that the one reads and the other does not. */
export async function readableBeyond(db: Db, one: Actor, other: Actor): Promise<{ number: number; subject: string }[]> {
  const { rows } = await sql<{ number: number; subject: string }>`select r.number, r.subject from requests r
    where ${readableBy(one)} and not ${readableBy(other)} order by r.number desc limit 5`.execute(db)
  return rows
}

/** Requests that came after a merge to who stays: they remain his. */
export async function countSince(db: Db, personId: number, since: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from requests r
    where r.contact_id = ${personId} and r.registered_at > ${since}`.execute(db)
  return rows[0]?.count ?? 0
}
