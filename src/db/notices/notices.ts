import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Hearer } from '../../domain/notices/notices.ts'
import type { Move } from '../../domain/request/request-lifecycle.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { MAIN_FIRST } from '../people/own-addresses.ts'

/** What happened, as far as a letter tells it. */
export interface ToldFacts {
  readonly at: Instant
  /** Who did it; null: the desk itself. */
  readonly by: { readonly id: number; readonly name: string } | null
  readonly move: Move | null
  /** What was promised when it was filed. */
  readonly deadlines: { readonly reactionDueAt: string | null; readonly resolutionDueAt: string | null } | null
  readonly duplicateOf: number | null
  readonly place: { readonly name: string; readonly address: string } | null
  readonly said: ToldMessage | null
}

export interface ToldMessage {
  readonly text: string
  readonly author: string
  /** The team of the request, when the author works in it. */
  readonly team: string | null
  readonly at: string
  readonly filesSize: number
}

export interface NoticeOrder {
  readonly request: number
  readonly event: number
  readonly message: number | null
}

/** Everything a letter says of an event; never an internal note. Null when the request is gone. */
export async function loadTold(db: Db, { request, event, message }: NoticeOrder): Promise<ToldFacts | null> {
  const { rows } = await sql<ToldFacts>`
    select (extract(epoch from e.at) * 1000)::bigint as at,
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as by,
      moved.data->>'move' as move, case when e.type = 'request.registered' then e.data->'deadlines' end as deadlines, (moved.data->>'duplicateOf')::bigint as "duplicateOf",
      case when v.id is not null then jsonb_build_object('name', v.name, 'address', v.address) end as place,
      (select jsonb_build_object('text', m.text, 'author', a.name, 'at', to_char(m.sent_at at time zone 'UTC',
          'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'team', (select t.name from teams t join team_members w on w.team_id = t.id
            where t.id = r.team_id and w.person_id = a.id),
          'filesSize', (select coalesce(sum(f.size), 0)::bigint from files f where f.message_id = m.id))
        from messages m join people a on a.id = m.author_id
        where m.request_number = r.number and m.visibility = 'public' and (m.id = ${message}
          or (e.type = 'request.reminded' and m.author_side = 'support'))
        order by (m.sent_at = r.resolved_at) desc nulls last, m.id desc limit 1) as said
    from requests r join events e on e.id = ${event} and e.request_number = r.number
      left join people b on b.id = e.actor_id left join venues v on v.id = r.venue_id
      left join events moved on moved.request_number = r.number and moved.type = 'request.moved' and moved.change_id = e.change_id
    where r.number = ${request} order by moved.id desc nulls last limit 1`.execute(db)
  return rows[0] ?? null
}

/** When a message was said aloud, as an event of its request; null when it is gone. */
export async function findSaying(db: Db, message: number): Promise<NoticeOrder | null> {
  const { rows } = await sql<NoticeOrder>`
    select m.request_number as request, e.id as event, m.id as message
    from messages m join events e on e.request_number = m.request_number and e.type = 'message.published'
      and e.data->>'messageId' = m.id::text
    where m.id = ${message}`.execute(db)
  return rows[0] ?? null
}

/** Somebody with a mail address, who may have to hear of a request. */
export interface Reader extends Hearer {
  readonly name: string
  readonly locale: 'ru' | 'en'
  readonly zone: string
  readonly address: string
  readonly proven: boolean
  readonly bounced: boolean
  readonly quietFrom: string | null
  readonly quietTo: string | null
}

/**
 * The contact, by a proven address of his, the main one first, or by the one he wrote from or was filed with; and whoever is in
 * copy. An address that works comes before one that letters came back from.
 */
export async function listReaders(db: Db, request: number): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select distinct on (p.id) p.id, p.name, p.id = r.contact_id as "isContact",
      (extract(epoch from w.copied_since) * 1000)::bigint as "copiedSince", p.locale, p.zone, a.value as address,
      a.verified_at is not null as proven, a.bounced_at is not null as bounced, p.quiet_from as "quietFrom", p.quiet_to as "quietTo"
    from requests r join people p on p.id = r.contact_id
        or p.id in (select person_id from watchers where request_number = r.number and copied_since is not null)
      join person_addresses a on a.person_id = p.id and a.kind = 'email'
      left join watchers w on w.request_number = r.number and w.person_id = p.id
    where r.number = ${request} and p.archived_at is null and (a.verified_at is not null or p.id <> r.contact_id
      or r.channel = 'email' or exists (select 1 from message_letters t where t.request_number = r.number and t.direction = 'in'))
    order by p.id, a.bounced_at is not null, ${MAIN_FIRST}`.execute(db)
  return rows
}

/** The mailbox that the letters of a request came to and leave from, else the desk's own; null when there is none at all. */
export async function findMailbox(db: Db, request: number) {
  const { rows } = await sql<{ id: number; address: string; plusAddressing: boolean }>`
    select m.id, m.address, m.plus_addressing as "plusAddressing"
    from mailboxes m left join (select mailbox, max(id) as last from raw_letters where request_number = ${request} group by mailbox) l
      on l.mailbox = m.address
    where m.enabled order by l.last desc nulls last, m.managed_by = 'environment' desc, m.id limit 1`.execute(db)
  return rows[0] ?? null
}

/** Whether the request exists because a program wrote a letter from this address. */
export async function isBegunByProgram(db: Db, request: number, address: string): Promise<boolean> {
  const { rows } = await sql`select 1 from raw_letters where request_number = ${request} and state = 'request'
    and decision->>'because' = 'notifier' and decision->>'from' = ${address} limit 1`.execute(db)
  return rows.length > 0
}

/** What a letter says of the filing of a request. */
export async function loadBeginning(db: Db, request: number): Promise<ToldFacts | null> {
  const registered = await db
    .selectFrom('events')
    .select('id')
    .where('request_number', '=', request)
    .where('type', '=', 'request.registered')
    .executeTakeFirst()
  return registered ? loadTold(db, { request, event: registered.id, message: null }) : null
}

/** Whether somebody was reminded of it since then: two reminders that are late become one. */
export async function remindedSince(db: Db, request: number, address: string, since: Instant): Promise<boolean> {
  const found = await db
    .selectFrom('letters')
    .select('id')
    .where('request_number', '=', request)
    .where('to_address', '=', address)
    .where('kind', '=', 'reminder')
    .where('created_at', '>', iso(since))
    .executeTakeFirst()
  return found !== undefined
}

/** What was staged was never said to anybody: of a desk that is being filled, nobody is written to. */
export async function forgetQueuedNotices(tx: Tx): Promise<void> {
  await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where task_identifier = 'tell-people'))`.execute(
    tx,
  )
}
