import { type RawBuilder, sql } from 'kysely'
import { type Actor, hasRole, READ_ALL_ROLES } from '../../domain/access/permissions.ts'
import { type SearchQuery, searchQuery, type Words } from '../../domain/request/search-query.ts'
import { readableAsStaff, readableBy } from '../access/readable.ts'
import type { Db } from '../engine/database.ts'
import { literally } from '../engine/like.ts'
import { newestWith, type Wanted, wantedOf } from './newest-with.ts'
import { corrected, type Found, occurring } from './vocabulary.ts'

/** How many hits of a search are ordered and shown; the newest win. */
const MOST = 200

/** Numbers of requests, the newest first: meant by what was typed, and those whose texts only hold it. */
export interface Hits {
  readonly exact: readonly number[]
  readonly worded: readonly number[]
}

/**
 * Requests that fit what was typed and that the person may read. A number, a phone, a mail or a venue's code finds its requests, and
 * so does what stands in their texts: digits alone may be a receipt. Words go through the index, and only when they find nothing as
 * other spellings, so that a typo still finds. Internal notes are searched only where he reads them.
 */
export async function searched(db: Db, actor: Actor, text: string, most = MOST): Promise<Hits> {
  const query = searchQuery(text)
  if (query.isNumberOnly) return { exact: await exactly(db, actor, query, most), worded: [] }
  const typed = [query.words, query.otherLayout].filter((words) => words !== null)
  const [exact, there, readings] = await Promise.all([
    exactly(db, actor, query, most),
    query.hasLetters ? numbersBy(db, actor, [venueNamed(query)], most) : [],
    readingsOf(db, typed),
  ])
  const worded = newest([...there, ...(await withWords(db, actor, wantedOf(readings), most))], most)
  if (exact.length + worded.length > 0 || !query.hasLetters) return { exact, worded }
  return { exact, worded: await guessed(db, actor, { query, readings, most }) }
}

/** The same as a condition over `requests` under the name `r`. */
export async function matching(db: Db, actor: Actor, text: string): Promise<RawBuilder<unknown>> {
  const { exact, worded } = await searched(db, actor, text)
  return among([...exact, ...worded])
}

function exactly(db: Db, actor: Actor, query: SearchQuery, most: number): Promise<readonly number[]> {
  return numbersBy(db, actor, exactWays(actor, query), most)
}

function readingsOf(db: Db, readings: readonly Words[]): Promise<(readonly Found[])[]> {
  return Promise.all(readings.map((words) => occurring(db, words)))
}

async function withWords(db: Db, actor: Actor, wanted: Wanted | null, most: number): Promise<readonly number[]> {
  return wanted === null ? [] : newestWith(db, actor, wanted, most)
}

function newest(numbers: readonly number[], most: number): readonly number[] {
  return [...new Set(numbers)].sort((one, other) => other - one).slice(0, most)
}

interface Guessing {
  readonly query: SearchQuery
  readonly readings: readonly (readonly Found[])[]
  readonly most: number
}

/** What nothing has as it was typed: Russian words in Latin letters, then misspelt words, then without one of the words. */
async function guessed(db: Db, actor: Actor, { query, readings, most }: Guessing): Promise<readonly number[]> {
  const byEar = query.byEar === null ? [] : await readingsOf(db, [query.byEar])
  const knows = hasRole(actor, READ_ALL_ROLES) ? 'all of them' : 'some of them'
  const meant = () => Promise.all([...readings, ...byEar].map((reading) => corrected(db, reading, knows)))
  for (const guess of [async () => byEar, meant, async () => (await meant()).flatMap(withoutOne)]) {
    const found = await withWords(db, actor, wantedOf(await guess()), most)
    if (found.length > 0) return found
  }
  return []
}

/** The reading without each of its words in turn, where two of five letters stay at least. */
function withoutOne(reading: readonly Found[]): readonly (readonly Found[])[] {
  const letters = (words: readonly Found[]) => words.reduce((sum, { typed }) => sum + typed.length, 0)
  return reading
    .map((left) => reading.filter((word) => word !== left))
    .filter((rest) => letters(rest) >= letters(reading) * 0.4)
}

/** A way to find: rows to look through as `r` and what holds for the right ones, newest first. */
interface Way {
  readonly from: RawBuilder<unknown>
  readonly where: RawBuilder<unknown>
  readonly order: RawBuilder<unknown>
}

const NEWEST = sql`r.number desc`

/** Each way is cut at the most that is shown, so that a common word ends early instead of collecting everything. */
async function numbersBy(db: Db, actor: Actor, ways: readonly Way[], most: number): Promise<readonly number[]> {
  if (ways.length === 0) return []
  const parts = ways.map(
    ({ from, where, order }) =>
      sql`(select r.number from ${from} where ${where} and ${readableBy(actor)} order by ${order} limit ${sql.lit(most)})`,
  )
  const { rows } = await sql<{ number: number }>`
    select distinct number from (${sql.join(parts, sql` union all `)}) hits order by 1 desc limit ${sql.lit(most)}`.execute(
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

/** A word of a query, whose end may still be missing; not of a short number. */
export function begun(word: string): string {
  return /^\d{1,3}$/.test(word) ? word : `${word}:*`
}
