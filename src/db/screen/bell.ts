import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import { CUSTOMER_NOTICES, type NoticeKind } from '../../domain/ground/words.ts'
import { readableAsStaff, readableBy } from '../access/readable.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface BellItem {
  readonly id: number
  readonly kind: string
  readonly at: string
  readonly isRead: boolean
  readonly payload: unknown
}

/** The notices of one request, the newest first. */
export interface BellGroup {
  readonly request: number
  readonly subject: string
  readonly place: string | null
  readonly at: string
  readonly unread: number
  /** How many there are, listed or not. */
  readonly count: number
  readonly items: readonly BellItem[]
}

export interface BellQuestion {
  /** Unread ones alone. */
  readonly isNew: boolean
  /** Null: all kinds. */
  readonly kinds: readonly NoticeKind[] | null
  /** Of this request alone; null: of all of them. */
  readonly request: number | null
  /** Groups that stand below this one; null: from the newest on. */
  readonly before: { readonly at: string; readonly request: number | null } | null
  readonly most: number
}

/** What was shown so long ago is on no screen any more. */
const SHOWN_FOR = 60 * DAY

/** So many of one request are listed with others, and so many when it is asked for alone. */
const LISTED = 20
const LISTED_ALONE = 500

/** Notices of a person by request, the newest first: of what he reads, and what the support hears only as long as he reads it as the support does. */
export async function listGroups(
  db: Db,
  actor: Actor,
  { isNew, kinds, request, before, most }: BellQuestion,
  now: Instant,
): Promise<BellGroup[]> {
  const listed = request === null ? LISTED : LISTED_ALONE
  const { rows } = await sql<BellGroup>`
    with mine as (select s.* from screen_notices s join requests r on r.number = s.request_number and ${mayShow(actor)}
      where ${showing(actor, now)} and (${!isNew} or s.read_at is null)
      and (${kinds === null} or s.kind = any(${[...(kinds ?? [])]}::text[]))
      and (${request === null} or s.request_number = ${request})),
    groups as (select request_number, max(shown_at) as at, count(*) filter (where read_at is null) as unread, count(*) as count
      from mine group by request_number having ${below(before)})
    select g.request_number as request, r.subject, coalesce(v.name, o.name) as place, g.at, g.unread, g.count,
      (select jsonb_agg(jsonb_build_object('id', m.delivery_id, 'kind', m.kind, 'isRead', m.read_at is not null, 'payload', d.payload,
          'at', to_char(m.shown_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by m.shown_at desc, m.delivery_id desc)
        from (select * from mine where request_number = g.request_number order by shown_at desc, delivery_id desc limit ${listed}) m
          join deliveries d on d.id = m.delivery_id) as items
    from groups g join requests r on r.number = g.request_number
      left join venues v on v.id = r.venue_id left join organisations o on o.id = r.organisation_id
    order by g.at desc, g.request_number desc limit ${most}`.execute(db)
  return rows
}

/** Many come at one moment, such as the end of quiet hours: the number of the request says which of them is the next. */
function below(before: BellQuestion['before']): RawBuilder<boolean> {
  if (before === null) return sql<boolean>`true`
  const { at, request } = before
  if (request === null) return sql<boolean>`max(shown_at) < ${at}::timestamptz`
  return sql<boolean>`(max(shown_at), request_number) < (${at}::timestamptz, ${request}::bigint)`
}

export interface Unread {
  readonly unread: number
  /** Of which requests. */
  readonly requests: readonly number[]
}

/** How many of his notices a person has not read, and of which requests. */
export async function countUnread(db: Db, actor: Actor, now: Instant): Promise<Unread> {
  const { rows } = await sql<Unread>`
    select count(*) as unread, coalesce(array_agg(distinct s.request_number), '{}') as requests from screen_notices s
      join requests r on r.number = s.request_number and ${mayShow(actor)}
    where ${showing(actor, now)} and s.read_at is null`.execute(db)
  return rows[0] ?? { unread: 0, requests: [] }
}

/** He has read what he was shown of a request, or of all of them. */
export async function markRead(tx: Tx, actor: Actor, request: number | null, now: Instant): Promise<void> {
  await sql`update screen_notices s set read_at = ${iso(now)}::timestamptz
    where ${showing(actor, now)} and s.read_at is null and (${request === null} or s.request_number = ${request})`.execute(
    tx,
  )
}

function mayShow(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${readableAsStaff(actor)} or (s.kind = any(${[...CUSTOMER_NOTICES]}) and ${readableBy(actor)}))`
}

function showing({ personId }: Actor, now: Instant): RawBuilder<boolean> {
  return sql<boolean>`s.person_id = ${personId} and s.shown_at <= ${iso(now)}::timestamptz
    and s.shown_at > ${iso(now - SHOWN_FOR)}::timestamptz`
}

/** Forgets what is on no screen any more; that it was delivered stays known. */
export async function forgetOldNotices(tx: Tx, now: Instant): Promise<void> {
  await sql`delete from screen_notices where shown_at <= ${iso(now - SHOWN_FOR)}::timestamptz`.execute(tx)
}
