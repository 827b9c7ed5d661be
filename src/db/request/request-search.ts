import { type RawBuilder, sql } from 'kysely'
import { type Actor, isStaff } from '../../domain/access/permissions.ts'
import { type SearchQuery, searchQuery } from '../../domain/request/search-query.ts'
import { readableAsStaff, readableBy } from '../access/readable.ts'
import type { Db } from '../engine/database.ts'
import { literally } from '../engine/like.ts'

/** How many hits of a search are ordered and shown; the newest win. */
const MOST = 200

/** Numbers of requests, the newest first: meant by what was typed, and those whose texts only hold it. */
export interface Hits {
  readonly exact: readonly number[]
  readonly worded: readonly number[]
}

/**
 * Requests that fit what was typed and that the person may read. A number, a phone, a mail or a venue's code finds its requests, and
 * so does what stands in their texts: digits alone may be a receipt. Words go through the index, and only when they find nothing by
 * likeness, so that a typo still finds. Internal notes are searched only where he reads them.
 */
export async function searched(db: Db, actor: Actor, text: string): Promise<Hits> {
  const query = searchQuery(text)
  const ways = query.isNumberOnly || query.words.length === 0 ? [] : wordWays(actor, query)
  const [exact, worded] = await Promise.all([exactly(db, actor, query), numbersBy(db, actor, ways)])
  if (exact.length + worded.length > 0 || query.isNumberOnly || !query.hasLetters) return { exact, worded }
  return { exact, worded: await numbersBy(db, actor, [byLikeness(text)]) }
}

/** The same as a condition over `requests` under the name `r`. */
export async function matching(db: Db, actor: Actor, text: string): Promise<RawBuilder<unknown>> {
  const { exact, worded } = await searched(db, actor, text)
  return among([...exact, ...worded])
}

function exactly(db: Db, actor: Actor, query: SearchQuery): Promise<readonly number[]> {
  return numbersBy(db, actor, exactWays(actor, query))
}

/** A way to find: rows to look through as `r` and what holds for the right ones, newest first. */
interface Way {
  readonly from: RawBuilder<unknown>
  readonly where: RawBuilder<unknown>
  readonly order: RawBuilder<unknown>
}

const NEWEST = sql`r.number desc`

/** Each way is cut at the most that is shown, so that a common word ends early instead of collecting everything. */
async function numbersBy(db: Db, actor: Actor, ways: readonly Way[]): Promise<readonly number[]> {
  if (ways.length === 0) return []
  const parts = ways.map(
    ({ from, where, order }) =>
      sql`(select r.number from ${from} where ${where} and ${readableBy(actor)} order by ${order} limit ${sql.lit(MOST)})`,
  )
  const { rows } = await sql<{ number: number }>`
    select distinct number from (${sql.join(parts, sql` union all `)}) hits order by 1 desc limit ${sql.lit(MOST)}`.execute(
    db,
  )
  return rows.map(({ number }) => number)
}

function among(numbers: readonly number[]): RawBuilder<unknown> {
  return numbers.length === 0 ? sql`false` : sql`r.number = any(${[...numbers]})`
}

function exactWays(actor: Actor, { number, phone, mail }: SearchQuery): readonly Way[] {
  if (mail !== null) return [byAddress(actor, 'email', `${literally(mail)}%`)]
  return [
    ...(number === null ? [] : [{ from: sql`requests r`, where: sql`r.number = ${number}`, order: NEWEST }]),
    ...(phone === null ? [] : [byAddress(actor, 'phone', `%${phone}%`), byVenueCode(phone)]),
  ]
}

/** An address is searched only where the actor may see it: else he could guess it sign by sign. */
function byAddress(actor: Actor, kind: 'email' | 'phone', pattern: string): Way {
  const known = latestOf(
    sql`(select distinct a.person_id from person_addresses a where a.kind = ${kind} and a.value like ${pattern} limit 50) who`,
    sql`n.contact_id = who.person_id`,
  )
  return { ...known, where: sql`(r.contact_id = ${actor.personId} or ${readableAsStaff(actor)})` }
}

function byVenueCode(digits: string): Way {
  return latestOf(sql`(select v.id from venues v where v.code like ${`${digits}%`} limit 50) place`, AT_PLACE)
}

function venueNamed({ words }: SearchQuery): Way {
  const pattern = `%${words.map(([word = '']) => word).join('%')}%`
  return latestOf(
    sql`(select v.id from venues v where (v.name || ' ' || v.address) ilike ${pattern} limit 50) place`,
    AT_PLACE,
  )
}

const AT_PLACE = sql`n.venue_id = place.id`

/** Of each owner only the latest: the index of the owner's requests gives them in this order. */
function latestOf(owners: RawBuilder<unknown>, owned: RawBuilder<unknown>): Way {
  return {
    from: sql`${owners} cross join lateral (select * from requests n where ${owned}
      order by n.last_message_at desc, n.number desc limit ${sql.lit(MOST)}) r`,
    where: sql`true`,
    order: NEWEST,
  }
}

function wordWays(actor: Actor, query: SearchQuery): readonly Way[] {
  const variants = [query.words, query.otherLayout].filter((words) => words !== null).map(tsquery)
  const columns = isStaff(actor) ? ['public_words', 'internal_words'] : ['public_words']
  const worded = columns.map((column) => ({
    from: sql`request_search q join requests r on r.number = q.request_number`,
    where: sql`q.${sql.ref(column)} @@ to_tsquery('russian', ${variants.join(' | ')})
      and ${column === 'internal_words' ? readableAsStaff(actor) : sql`true`}`,
    order: sql`q.request_number desc`,
  }))
  return query.hasLetters ? [...worded, venueNamed(query)] : worded
}

/** Every word has to be there, any of its synonyms will do, and the end of a word may still be missing; not of a short number. */
function tsquery(words: SearchQuery['words']): string {
  return `(${words.map((variants) => `(${variants.map(begun).join(' | ')})`).join(' & ')})`
}

/** A word of a query, whose end may still be missing; not of a short number. */
export function begun(word: string): string {
  return /^\d{1,3}$/.test(word) ? word : `${word}:*`
}

function byLikeness(text: string): Way {
  return { from: sql`requests r`, where: sql`${text} <% r.subject`, order: NEWEST }
}
