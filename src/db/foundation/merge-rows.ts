import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../engine/database.ts'
import { type GoingOver, MERGING } from './merge-fates.ts'

/** Who stays and who goes; both are held by whoever calls. */
export interface Pair {
  readonly mergeId: number
  readonly keptId: number
  readonly goneId: number
}

interface Place {
  readonly name: string
  readonly table: string
  readonly column: string
  readonly as: GoingOver
  readonly key: readonly string[]
  readonly once: readonly string[]
  readonly joins: boolean
}

const PLACES: readonly Place[] = Object.entries(MERGING).flatMap(([name, fate]) => {
  if (fate.fate !== 'moves' && fate.fate !== 'joins') return []
  const [table = '', column = ''] = name.split('.')
  return [{ name, table, column, as: fate.as, key: fate.key, once: fate.once ?? [], joins: fate.fate === 'joins' }]
})

/** Main addresses of who goes give way to those of who stays, kind by kind. */
const MAIN = 'person_addresses.is_main'
/** What was put by, since who stays has one like it. */
const putBy = (place: Place) => `${place.table}, put by`
/** Who was in copy alone, and watches now because who went did. */
const WATCHES_NOW = 'watchers.copied_since'

/** Everything that points to who goes points to who stays; each row is noted. */
export async function moveRows(tx: Tx, pair: Pair): Promise<void> {
  const { mergeId, keptId, goneId } = pair
  await sql`with given as (update person_addresses a set is_main = false where a.person_id = ${goneId} and a.is_main
      and exists (select 1 from person_addresses k where k.person_id = ${keptId} and k.kind = a.kind and k.is_main) returning a.id)
    insert into merged_rows (merge_id, place, key) select ${mergeId}, ${MAIN}, jsonb_build_object('id', id) from given`.execute(
    tx,
  )
  await sql`with was as (select k.request_number, k.copied_since from watchers k join watchers g
      on g.request_number = k.request_number and g.person_id = ${goneId} and g.copied_since is null
      where k.person_id = ${keptId} and k.copied_since is not null for update of k),
    changed as (update watchers k set copied_since = null from was where k.request_number = was.request_number
      and k.person_id = ${keptId})
    insert into merged_rows (merge_id, place, key) select ${mergeId}, ${WATCHES_NOW}, to_jsonb(was) from was`.execute(
    tx,
  )
  for (const place of PLACES) await movePlace(tx, pair, place)
}

async function movePlace(tx: Tx, { mergeId, keptId, goneId }: Pair, place: Place): Promise<void> {
  const { name, key } = place
  const [table, column] = [sql.table(place.table), sql.ref(place.column)]
  const like = likeThere(place, keptId)
  if (place.joins) {
    await sql`with dropped as (delete from ${table} t where t.${column} = ${goneId} and ${like} returning t.*)
      insert into merged_rows (merge_id, place, key) select ${mergeId}, ${putBy(place)}, to_jsonb(dropped) from dropped`.execute(
      tx,
    )
  }
  await sql`with moved as (update ${table} t set ${column} = ${keptId} where t.${column} = ${goneId} and not ${like}
      returning ${sql.join(key.map((one) => sql`t.${sql.ref(one)}`))})
    insert into merged_rows (merge_id, place, key) select ${mergeId}, ${name}, to_jsonb(moved) from moved`.execute(tx)
}

/** Whether the person has a row like row `t` already, where one alone may be. */
function likeThere({ table, column, once }: Place, personId: number): RawBuilder<boolean> {
  if (once.length === 0) return sql<boolean>`false`
  const same = once.map((one) => sql`k.${sql.ref(one)} is not distinct from t.${sql.ref(one)}`)
  return sql<boolean>`exists (select 1 from ${sql.table(table)} k where k.${sql.ref(column)} = ${personId}
    and ${sql.join(same, sql` and `)})`
}

/** What was moved points to who went again, as far as it is still as it was left. */
export async function moveRowsBack(tx: Tx, pair: Pair): Promise<void> {
  const { mergeId, keptId, goneId } = pair
  for (const place of PLACES.toReversed()) await movePlaceBack(tx, pair, place)
  await sql`update watchers k set copied_since = was.copied_since from merged_rows m,
      jsonb_populate_record(null::watchers, m.key) was
    where m.merge_id = ${mergeId} and m.place = ${WATCHES_NOW} and k.request_number = was.request_number
      and k.person_id = ${keptId} and k.copied_since is null`.execute(tx)
  await sql`update person_addresses a set is_main = true from merged_rows m, jsonb_populate_record(null::person_addresses, m.key) was
    where m.merge_id = ${mergeId} and m.place = ${MAIN} and a.id = was.id and a.person_id = ${goneId}`.execute(tx)
}

async function movePlaceBack(tx: Tx, { mergeId, keptId, goneId }: Pair, place: Place): Promise<void> {
  const { name, key } = place
  const [table, column] = [sql.table(place.table), sql.ref(place.column)]
  const same = key.map((one) => sql`t.${sql.ref(one)} = was.${sql.ref(one)}`)
  const noted = sql`merged_rows m, jsonb_populate_record(null::${table}, m.key) was where m.merge_id = ${mergeId}`
  await sql`update ${table} t set ${column} = ${goneId} from ${noted} and m.place = ${name}
    and ${sql.join(same, sql` and `)} and t.${column} = ${keptId} and not ${likeThere(place, goneId)}`.execute(tx)
  if (!place.joins) return
  await sql`insert into ${table} select was.* from ${noted} and m.place = ${putBy(place)} on conflict do nothing`.execute(
    tx,
  )
}

/** How many rows of each kind went over; where one row is found under two names, such as a request, it counts in both. */
export async function countMoved(tx: Tx, mergeId: number): Promise<Partial<Record<GoingOver, number>>> {
  const { rows } = await sql<{ place: string; count: number }>`select place, count(*) as count from merged_rows
    where merge_id = ${mergeId} group by place`.execute(tx)
  return told((place) => rows.find((row) => row.place === place.name)?.count ?? 0)
}

/** Rows of who went that remain with him, since who stays has one like each of them. */
export async function countLeft(tx: Tx, { goneId }: Pair): Promise<Partial<Record<GoingOver, number>>> {
  const counts = new Map<Place, number>()
  for (const place of PLACES) counts.set(place, await countOf(tx, place, goneId))
  return told((place) => counts.get(place) ?? 0)
}

async function countOf(tx: Tx, { table, column }: Place, personId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)} t
    where t.${sql.ref(column)} = ${personId}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Of what went over, how many rows of each kind are with him who went, after all was moved back. */
export async function countBack(tx: Tx, { mergeId, goneId }: Pair): Promise<Partial<Record<GoingOver, number>>> {
  const counts = new Map<Place, number>()
  for (const place of PLACES) {
    const same = place.key.map((one) => sql`t.${sql.ref(one)} = was.${sql.ref(one)}`)
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(place.table)} t
      join (merged_rows m cross join lateral jsonb_populate_record(null::${sql.table(place.table)}, m.key) was)
        on ${sql.join(same, sql` and `)}
      where m.merge_id = ${mergeId} and m.place = ${place.name} and t.${sql.ref(place.column)} = ${goneId}`.execute(tx)
    counts.set(place, rows[0]?.count ?? 0)
  }
  return told((place) => counts.get(place) ?? 0)
}

/** Summed by how it is told; marks of what was read and sent are told nobody. */
function told(countOf: (place: Place) => number): Partial<Record<GoingOver, number>> {
  const sums: Partial<Record<GoingOver, number>> = {}
  for (const place of PLACES) {
    const count = countOf(place)
    if (count > 0 && place.as !== 'marks') sums[place.as] = (sums[place.as] ?? 0) + count
  }
  return sums
}
