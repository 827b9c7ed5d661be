import { type RawBuilder, sql } from 'kysely'
import { readableAsStaff, readableBy } from '../../src/db/access/readable.ts'
import type { Db } from '../../src/db/engine/database.ts'
import { type Actor, isStaff } from '../../src/domain/access/permissions.ts'
import { type SearchQuery, searchQuery, type Words } from '../../src/domain/request/search-query.ts'

export interface PlainHits {
  readonly exact: readonly number[]
  readonly worded: readonly number[]
  /** Nothing was found by words, and these subjects are like the text. */
  readonly alike: readonly number[]
}

/**
 * What a search has to find, by looking at every request there is: slow, and plain enough to be believed. Numbers, the newest first, 200 of each at most.
 */
export async function plainSearch(db: Db, actor: Actor, text: string): Promise<PlainHits> {
  const query = searchQuery(text)
  const exact = await every(db, actor, exactlyBy(actor, query))
  const worded = query.isNumberOnly ? [] : await every(db, actor, wordedBy(actor, query))
  const isFound = exact.length + worded.length > 0 || query.isNumberOnly || !query.hasLetters
  return {
    exact,
    worded,
    alike: isFound ? [] : await every(db, actor, sql`word_similarity(${text}, r.subject) >= 0.45`),
  }
}

async function every(db: Db, actor: Actor, condition: RawBuilder<unknown>): Promise<readonly number[]> {
  const { rows } = await sql<{
    number: number
  }>`select r.number from requests r join request_search q on q.request_number = r.number
    left join venues v on v.id = r.venue_id where (${condition}) and ${readableBy(actor)} order by r.number desc limit 200`.execute(
    db,
  )
  return rows.map(({ number }) => number)
}

function exactlyBy(actor: Actor, { number, phone, mail }: SearchQuery): RawBuilder<unknown> {
  const addressed = (
    kind: string,
    pattern: string,
  ) => sql`((r.contact_id = ${actor.personId} or ${readableAsStaff(actor)})
    and exists (select 1 from person_addresses a where a.person_id = r.contact_id and a.kind = ${kind} and a.value like ${pattern}))`
  if (mail !== null) return addressed('email', `${mail.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
  return sql`r.number = ${number} or coalesce(${phone === null ? sql`false` : sql`(${addressed('phone', `%${phone}%`)} or v.code like ${`${phone}%`})`}, false)`
}

function wordedBy(actor: Actor, query: SearchQuery): RawBuilder<unknown> {
  const texts = [query.words, query.otherLayout]
    .filter((words) => words !== null && words.length > 0)
    .map((words) => tsquery(words ?? []))
  if (texts.length === 0) return sql`false`
  const asked = sql`to_tsquery('russian', ${texts.join(' | ')})`
  const internal = isStaff(actor) ? sql`(q.internal_words @@ ${asked} and ${readableAsStaff(actor)})` : sql`false`
  const named = `%${query.words.map(([word = '']) => word).join('%')}%`
  const venue = query.hasLetters
    ? sql`coalesce(r.venue_id in (select id from venues v where v.name || ' ' || v.address ilike ${named} limit 50), false)`
    : sql`false`
  return sql`q.public_words @@ ${asked} or ${internal} or ${venue}`
}

function tsquery(words: Words): string {
  return `(${words.map((ways) => `(${ways.map((word) => (/^\d{1,3}$/.test(word) ? word : `${word}:*`)).join(' | ')})`).join(' & ')})`
}
