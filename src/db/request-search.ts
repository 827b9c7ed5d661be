import { type RawBuilder, sql } from 'kysely'
import { type Actor, isStaff } from '../domain/permissions.ts'
import { type SearchQuery, searchQuery } from '../domain/search-query.ts'
import type { Db } from './database.ts'

/** How many hits of a search are ordered and shown; the newest win. */
const MOST = 200

/**
 * Requests that fit what was typed, over `requests` under the name `r`. Numbers, phones and mails are exact; words go
 * through the index, and only when they find nothing by likeness, so that a typo still finds. Internal notes are
 * searched for the support service alone.
 */
export async function matching(db: Db, actor: Actor, text: string): Promise<RawBuilder<unknown>> {
  const query = searchQuery(text)
  if (query.mail !== null) return byAddress('email', `${query.mail}%`)
  const exact = [
    ...(query.number === null ? [] : [sql`r.number = ${query.number}`]),
    ...(query.phone === null ? [] : [byAddress('phone', `%${query.phone}%`), byVenueCode(query.phone)]),
  ]
  if (exact.length > 0) return sql`(${sql.join(exact, sql` or `)})`
  if (query.words.length === 0) return sql`false`
  const words = byWords(actor, query)
  return (await hasAny(db, words)) ? sql`r.number in ${words}` : byLikeness(text)
}

function byAddress(kind: 'email' | 'phone', pattern: string) {
  return sql`r.contact_id in (select a.person_id from person_addresses a where a.kind = ${kind} and a.value like ${pattern})`
}

function byVenueCode(digits: string) {
  return sql`r.venue_id in (select v.id from venues v where v.code like ${`${digits}%`})`
}

function byWords(actor: Actor, query: SearchQuery) {
  const variants = [query.words, query.otherLayout].filter((words) => words !== null).map(tsquery)
  const fits = sql`to_tsquery('russian', ${variants.join(' | ')})`
  const columns = isStaff(actor) ? ['public_words', 'internal_words'] : ['public_words']
  const hits = columns.map(
    (column) => sql`select q.request_number from request_search q where q.${sql.ref(column)} @@ ${fits}`,
  )
  const named = sql`select n.number from requests n join venues v on v.id = n.venue_id
    where (v.name || ' ' || v.address) ilike ${`%${likePattern(query)}%`}`
  return sql`(${sql.join([...hits, named], sql` union all `)} order by 1 desc limit ${MOST})`
}

/** Every word has to be there, any of its synonyms will do, and the end of a word may still be missing. */
function tsquery(words: SearchQuery['words']): string {
  return `(${words.map((variants) => `(${variants.map((word) => `${word}:*`).join(' | ')})`).join(' & ')})`
}

function likePattern({ words }: SearchQuery): string {
  return words.map(([word = '']) => word).join('%')
}

async function hasAny(db: Db, hits: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists ${hits} as found`.execute(db)
  return rows[0]?.found ?? false
}

function byLikeness(text: string) {
  return sql`r.number in (select l.number from requests l where ${text} <% l.subject order by l.number desc limit ${MOST})`
}
