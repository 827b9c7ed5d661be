import { type RawBuilder, sql } from 'kysely'
import { type Actor, hasRole, isStaff, READ_ALL_ROLES, READ_TEAM_ROLES } from '../../domain/access/permissions.ts'
import { readableAsStaff, readableBy, watches } from '../access/readable.ts'
import type { Db } from '../engine/database.ts'
import { type Found, occurs } from './vocabulary.ts'

/** What the words of a request have to fulfil, in the words of the index. */
export interface Wanted {
  /** All of it. */
  readonly whole: string
  /** What of it names whole words and may be asked of the index; the same where everything does. */
  readonly indexed: string
}

/** Of every reading all words, each in any of its ways. Null: none of the readings can be met. */
export function wantedOf(readings: readonly (readonly Found[])[]): Wanted | null {
  const possible = readings.filter((reading) => reading.length > 0 && reading.every(occurs))
  if (possible.length === 0) return null
  const whole = anyOf(possible.map((reading) => allOf(reading.map(wayOf))))
  const named = possible.map((reading) => reading.filter(({ beginnings }) => beginnings.length === 0).map(wayOf))
  return { whole, indexed: named.every((ways) => ways.length > 0) ? anyOf(named.map(allOf)) : whole }
}

function wayOf({ words, beginnings }: Found): string {
  return anyOf([...words.map(quoted), ...beginnings.map((beginning) => `${quoted(beginning)}:*`)])
}

function anyOf(queries: readonly string[]): string {
  return `(${queries.join(' | ')})`
}

function allOf(queries: readonly string[]): string {
  return `(${queries.join(' & ')})`
}

function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

/** So many of the newest are looked at one by one before the index is asked: what many say is among them. */
const LOOKED_AT = 2_000

/** Numbers of an era, as the index of migration 0064 has them: request_number >> 15. */
const ERA = sql.raw('15')

/**
 * Numbers of requests with these words that the person may read, the newest first, so many at most. The index is asked era by era,
 * the newest first, until there are enough: what stands in very many is found without looking at all of them.
 */
export async function newestWith(db: Db, actor: Actor, wanted: Wanted, most: number): Promise<readonly number[]> {
  const ways = hasRole(actor, READ_ALL_ROLES)
    ? [byEras(actor, wanted, most)]
    : [byEras(actor, wanted, most), besides(actor, wanted, most)]
  const { rows } = await sql<{ number: number }>`select distinct number from (${sql.join(ways, sql` union all `)}) hits
    order by number desc limit ${sql.lit(most)}`.execute(db)
  return rows.map(({ number }) => number)
}

/**
 * Each step takes up where the one before ended, and the last one is that with which there are enough. `offset 0`: numbers are found once, and not again
 * to count them. `+ 0`: the key would find half of all requests there.
 */
function byEras(actor: Actor, wanted: Wanted, most: number): RawBuilder<unknown> {
  const readsAll = hasRole(actor, READ_ALL_ROLES)
  const era = sql`q.request_number >> ${ERA} = steps.era and ${readsAll ? sql`q.request_number + 0 < edge.number` : sql`q.readers && ${readersOf(actor)}`}`
  const before = columnsOf(actor).map(
    (column) => sql`(select q.request_number from request_search q ${rights(actor)}
    where ${era} and ${met(column, wanted)} and ${readable(actor, column)} order by q.request_number + 0 desc limit ${sql.lit(most)})`,
  )
  return sql`(with recursive edge as materialized (${readsAll ? EDGE : END}),
    steps (era, numbers, count) as (
      select edge.number >> ${ERA}, first.numbers, cardinality(first.numbers) from edge cross join lateral (
        select ${readsAll ? newest(actor, wanted, most) : sql`'{}'::bigint[]`} as numbers offset 0) first
      union all
      select steps.era - 1, next.numbers, steps.count + cardinality(next.numbers) from steps, edge cross join lateral (
        select array(select request_number from (${sql.join(before, sql` union `)}) found order by 1 desc limit ${sql.lit(most)}) as numbers offset 0) next
      where steps.era >= 0 and steps.count < ${sql.lit(most)})
    select unnest(numbers) as number from steps)`
}

/** Where the newest end, and the eras begin. */
const EDGE = sql`select coalesce((select request_number from request_search order by request_number desc
  offset ${sql.lit(LOOKED_AT - 1)} limit 1), 0) as number`
const END = sql`select coalesce(max(request_number), 0) as number from request_search`

function newest(actor: Actor, { whole }: Wanted, most: number): RawBuilder<unknown> {
  const conditions = columnsOf(actor).map((column) => sql`q.${sql.ref(column)} @@ ${whole}::tsquery`)
  return sql`array(select q.request_number from (select * from request_search order by request_number desc limit ${sql.lit(LOOKED_AT)}) q
    where ${sql.join(conditions, sql` or `)} order by q.request_number desc limit ${sql.lit(most)})`
}

type Column = 'public_words' | 'internal_words'

function columnsOf(actor: Actor): readonly Column[] {
  return isStaff(actor) ? ['public_words', 'internal_words'] : ['public_words']
}

/** What the index cannot name is looked for in what it found. */
function met(column: Column, { whole, indexed }: Wanted): RawBuilder<unknown> {
  const words = sql`q.${sql.ref(column)}`
  const rest = whole === indexed ? sql`true` : sql`(${words} @@ ${whole}::tsquery) is true`
  return sql`${words} @@ ${indexed}::tsquery and ${rest}`
}

function rights(actor: Actor): RawBuilder<unknown> {
  return hasRole(actor, READ_ALL_ROLES) ? sql`` : sql`join requests r on r.number = q.request_number`
}

function readable(actor: Actor, column: Column): RawBuilder<unknown> {
  return column === 'public_words' ? readableBy(actor) : readableAsStaff(actor)
}

/** As migration 0064 keeps it beside the words: all by which he reads but what he watches, and works on. */
function readersOf(actor: Actor): RawBuilder<unknown> {
  const { personId, organisationIds, venueIds, dealerIds } = actor
  const ids = { p: [personId], o: organisationIds, v: venueIds, d: dealerIds, t: teamsOf(actor) }
  const readers = Object.entries(ids).flatMap(([sign, all]) => all.map((id) => `${sign}${id}`))
  return sql`${readers}::text[]`
}

function teamsOf(actor: Actor): readonly number[] {
  return hasRole(actor, READ_TEAM_ROLES) ? actor.teamIds : []
}

/** What he watches or works on, in whomever's team: few enough to be looked at. */
function besides(actor: Actor, wanted: Wanted, most: number): RawBuilder<unknown> {
  const works = isStaff(actor)
    ? sql`or r.specialist_id = ${actor.personId} and r.team_id <> all(${[...teamsOf(actor)]}::bigint[])`
    : sql``
  const ways = columnsOf(actor).map(
    (column) => sql`q.${sql.ref(column)} @@ ${wanted.whole}::tsquery and ${readable(actor, column)}`,
  )
  return sql`(select q.request_number as number from requests r join request_search q on q.request_number = r.number
    where (${watches(actor)} ${works}) and (${sql.join(ways, sql` or `)}) order by q.request_number + 0 desc limit ${sql.lit(most)})`
}
