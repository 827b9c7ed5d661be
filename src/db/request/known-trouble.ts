import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Bilingual, Status } from '../../domain/ground/words.ts'
import type { Likeness } from '../../domain/request/known-trouble.ts'
import { own, readableBy, watches } from '../access/readable.ts'
import { isFor, isForVenue } from '../catalogue/audience.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { begun } from './request-search.ts'
import { IS_OPEN } from './request-views.ts'

export interface TroubleQuestion {
  readonly words: readonly (readonly string[])[]
  readonly serviceId: number | null
}

export interface KnownAnnouncement extends Likeness {
  readonly id: number
  readonly kind: 'incident' | 'planned_work'
  readonly text: Bilingual
  readonly serviceId: number | null
  readonly startsAt: string
  readonly endsAt: string | null
}

/** What is announced to this person, or for this venue, and goes on now, with how many of the words it has. */
export async function announcedBeside(
  db: Db,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
  { words, serviceId, venueId }: TroubleQuestion & { readonly venueId: number | null },
) {
  const isHere = venueId === null ? sql`true` : isForVenue(venueId, 'announcement_customers', sql`a.id`)
  const { rows } = await sql<KnownAnnouncement>`
    with asked as materialized (${askedOf(words)})
    select a.id, a.kind, a.text, a.service_id as "serviceId", a.starts_at as "startsAt", a.ends_at as "endsAt",
      a.service_id is not distinct from ${serviceId}::bigint and a.service_id is not null as "sameService",
      ${counted(sql`search_words(concat_ws(' ', a.text->>'ru', a.text->>'en'))`)}
    from announcements a where ${isFor(actor, 'announcement_customers', sql`a.id`)} and ${isHere} and a.starts_at <= ${iso(now)}::timestamptz and (a.ends_at is null or a.ends_at > ${iso(now)}::timestamptz)
    order by a.kind, a.starts_at`.execute(db)
  return rows
}

export interface OpenBeside extends Likeness {
  readonly number: number
  readonly subject: string
  readonly status: Status
  readonly registeredAt: string
  /** His own, or he watches it: he hears of it anyway. */
  readonly isHis: boolean
}

/** Of a venue with very many open requests the newest are compared. */
const COMPARED = 200

/** Open requests of a venue that the actor may read, without one his own, with how many of the words each has. */
export async function openBeside(
  db: Db,
  actor: Actor,
  { words, serviceId, venueId }: TroubleQuestion & { readonly venueId: number | null },
) {
  const here = venueId === null ? sql`r.venue_id is null and ${own(actor)}` : sql`r.venue_id = ${venueId}`
  const { rows } = await sql<OpenBeside>`
    with asked as materialized (${askedOf(words)})
    select r.number, r.subject, r.status, r.registered_at as "registeredAt", r.service_id is not distinct from ${serviceId}::bigint as "sameService",
      (${own(actor)} or ${watches(actor)}) as "isHis", ${counted(sql`q.public_words`)}
    from (select * from requests r where ${here} and ${IS_OPEN} and ${readableBy(actor)} order by r.number desc limit ${COMPARED}) r
      join request_search q on q.request_number = r.number
    order by r.number desc`.execute(db)
  return rows
}

/** Words that the language keeps no place for find nothing and are not counted. */
function askedOf(words: TroubleQuestion['words']): RawBuilder<unknown> {
  const queries = words.map((variants) => variants.map(begun).join(' | '))
  return sql`select query from (select to_tsquery('russian', word) as query from unnest(${queries}::text[]) word) w where numnode(query) > 0`
}

function counted(where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select count(*)::int from asked) as asked, (select count(*)::int from asked where ${where} @@ asked.query) as met`
}
