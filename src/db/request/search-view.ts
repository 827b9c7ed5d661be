import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { inRussianLayout } from '../../domain/ground/keyboard-layout.ts'
import { inCyrillic, inLatin, LOOSE, loosely } from '../../domain/ground/transliteration.ts'
import type { Status } from '../../domain/ground/words.ts'
import { searchQuery } from '../../domain/request/search-query.ts'
import { readableBy } from '../access/readable.ts'
import { seen } from '../access/seen.ts'
import type { Db } from '../engine/database.ts'
import { literally } from '../engine/like.ts'
import { PLANNED_ONCE } from '../engine/prepared-statements.ts'
import { searched } from './request-search.ts'
import { IS_OPEN } from './request-views.ts'

/** So many requests are found in all. */
const FOUND = 20

interface FoundRequest {
  readonly number: number
  readonly subject: string
  readonly status: Status
  readonly venue: { readonly name: string; readonly address: string } | null
  readonly contact: string
}

/** What a number or an address means comes first, requests that only contain the words behind it. */
export async function searchRequests(db: Db, actor: Actor, text: string): Promise<readonly FoundRequest[]> {
  const { exact, worded } = await searched(db, actor, text, FOUND)
  const numbers = [...new Set([...exact, ...worded])].slice(0, FOUND)
  if (numbers.length === 0) return []
  const { rows } = await sql<FoundRequest>`${PLANNED_ONCE} select r.number, r.subject, r.status, p.name as contact,
      case when v.id is not null then jsonb_build_object('name', v.name, 'address', v.address) end as venue
    from unnest(${numbers}::bigint[]) with ordinality as found (number, place) join requests r on r.number = found.number
    join people p on p.id = r.contact_id left join venues v on v.id = r.venue_id
    where ${readableBy(actor)} order by found.place`.execute(db)
  return rows
}

/** So many open requests are told under a card that was found; its page has the rest. */
const OPEN_UNDER_CARD = 3

/** Ten digits are a whole phone number: an actor who types them knew it before. */
const WHOLE_PHONE = 10

/**
 * People that may be seen, by name, phone in any spelling, or mail. A part of an address finds those whose addresses may be
 * seen; the others are found by the whole of it, so that a searcher cannot find out a phone digit by digit.
 */
export async function searchPeople(db: Db, actor: Actor, text: string) {
  const { phone, mail } = searchQuery(text)
  const part = phone ? `%${phone}%` : mail ? `${literally(mail)}%` : null
  const whole = phone && phone.length >= WHOLE_PHONE ? `%${phone}` : mail ? literally(mail) : null
  const { rows } = await sql<{ id: number; name: string; about: string; open: OpenRequest[] }>`
    select found.*, ${openOf(actor, sql`r.contact_id = found.id`)} as open from (select p.id, p.name, concat_ws(', ', p.position, (select o.name from person_roles r left join venues v on v.id = r.venue_id
      join organisations o on o.id = coalesce(r.organisation_id, v.corporation_id) where r.person_id = p.id order by r.id limit 1)) as about
    from people p where p.archived_at is null and ${seen(actor, 'person')} and (${named(text)}
      or p.id in (select person_id from person_addresses where value like ${whole})
      or (p.id in (select person_id from person_addresses where value like ${part}) and ${seen(actor, 'address')}))
    order by p.name limit 8) found order by found.name`.execute(db)
  return rows
}

interface OpenRequest {
  readonly number: number
  readonly subject: string
  readonly status: Status
}

/** What is open under a card, the most urgent first. */
function openOf(actor: Actor, owned: RawBuilder<unknown>) {
  return sql`array(select jsonb_build_object('number', r.number, 'subject', r.subject, 'status', r.status) from requests r
    where ${IS_OPEN} and ${owned} and ${readableBy(actor)}
    order by r.next_due_at nulls last, r.number limit ${sql.lit(OPEN_UNDER_CARD)})`
}

/** As it was typed, in Latin letters, or, typed in Latin ones, in Cyrillic: by the keys of the other layout or by ear. */
function named(text: string) {
  const latin = sql`p.name ilike any(${[text, inLatin(text)].map((one) => `%${literally(one)}%`)})`
  if (!/[a-z]/i.test(text)) return latin
  const cyrillic = [inCyrillic(text), inRussianLayout(text) ?? text].map((one) => `%${literally(loosely(one))}%`)
  return sql`(${latin} or regexp_replace(translate(lower(p.name), ${LOOSE.from}, ${LOOSE.to}), ${LOOSE.left}, '', 'g') like any(${cyrillic}))`
}

/** Venues that may be seen, by code, name or address, typos and the wrong keyboard layout forgiven. */
export async function searchVenues(db: Db, actor: Actor, text: string) {
  const turned = inRussianLayout(text) ?? text
  const { rows } = await sql<{
    id: number
    code: string
    name: string
    address: string
    zone: string
    open: OpenRequest[]
  }>`
    select found.id, found.code, found.name, found.address, found.zone, ${openOf(actor, sql`r.venue_id = found.id`)} as open from (
    select row_number() over (order by greatest(word_similarity(${text}, v.name || ' ' || v.address), word_similarity(${turned}, v.name || ' ' || v.address)) desc, v.id) as place,
      v.id, v.code, v.name, v.address, v.zone from venues v where ${seen(actor, 'venue')} and (v.code like ${`${text.replace(/\D/g, '') || 'none'}%`}
      or ${text} <% (v.name || ' ' || v.address) or ${turned} <% (v.name || ' ' || v.address))
    order by place limit 8) found order by found.place`.execute(db)
  return rows
}
