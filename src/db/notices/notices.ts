import { sql } from 'kysely'
import { READ_ALL_ROLES, READ_TEAM_ROLES, STAFF_ROLES } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Channel, NoticeKind, Role } from '../../domain/ground/words.ts'
import type { Participant, Side } from '../../domain/notices/audience.ts'
import type { RequestEvent } from '../../domain/request/events.ts'
import type { Move } from '../../domain/request/request-lifecycle.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { isUndone } from '../request/story.ts'

/** A change of a request: what its notices may say. */
export interface ToldFacts {
  readonly at: Instant
  /** Who did it; null: the desk itself. */
  readonly by: { readonly id: number; readonly name: string } | null
  readonly channel: Channel
  readonly events: readonly RequestEvent[]
  readonly move: Move | null
  /** What was promised when it was filed. */
  readonly deadlines: { readonly reactionDueAt: string | null; readonly resolutionDueAt: string | null } | null
  readonly duplicateOf: number | null
  readonly place: { readonly name: string; readonly address: string } | null
  /** What was said aloud with it, or what a reminder reminds of. */
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

export interface ChangeToTell {
  readonly request: number
  readonly change: number
}

/** Everything that is told of a change; never an internal note. Null when it is gone. */
export async function loadTold(db: Db, { request, change }: ChangeToTell): Promise<ToldFacts | null> {
  const { rows } = await sql<ToldFacts>`
    with changed as (select * from events where request_number = ${request} and change_id = ${change}),
    waiting as (select p.data->>'messageId' as message from events moved join events p on p.change_id = moved.change_id
        and p.request_number = moved.request_number and p.type = 'message.published'
      where moved.request_number = ${request} and moved.type = 'request.moved' and moved.data->>'move' in ('ask', 'resolve')
        and not ${isUndone(sql.ref('moved'))}
      order by moved.id desc limit 1)
    select (extract(epoch from e.at) * 1000)::bigint as at, e.channel,
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as by,
      (select jsonb_agg(jsonb_build_object('type', type, 'data', data) order by id) from changed) as events,
      moved.data->>'move' as move, (moved.data->>'duplicateOf')::bigint as "duplicateOf",
      (select data->'deadlines' from changed where type = 'request.registered') as deadlines,
      case when v.id is not null then jsonb_build_object('name', v.name, 'address', v.address) end as place,
      (select jsonb_build_object('text', m.text, 'author', a.name, 'at', to_char(m.sent_at at time zone 'UTC',
          'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'team', (select t.name from teams t join team_members w on w.team_id = t.id
            where t.id = r.team_id and w.person_id = a.id),
          'filesSize', (select coalesce(sum(f.size), 0)::bigint from files f where f.message_id = m.id))
        from messages m join people a on a.id = m.author_id
        where m.request_number = r.number and m.visibility = 'public' and m.author_side = 'support'
          and m.id = coalesce(
            (select (data->>'messageId')::bigint from changed where type = 'message.published' limit 1),
            (select message::bigint from waiting where exists (select 1 from changed where type = 'request.reminded')))) as said
    from requests r join lateral (select * from changed order by id limit 1) e on true
      left join people b on b.id = e.actor_id left join venues v on v.id = r.venue_id
      left join lateral (select data from changed where type = 'request.moved' order by id desc limit 1) moved on true
    where r.number = ${request}`.execute(db)
  return rows[0] ?? null
}

/** A possible recipient of a change's notices, with his language, zone and quiet hours. */
export interface Reader extends Participant {
  readonly name: string
  readonly locale: 'ru' | 'en'
  readonly zone: string
  readonly quietFrom: string | null
  readonly quietTo: string | null
  readonly quietWeekends: boolean
  readonly roles: readonly Role[]
}

/** Who hears of a team's requests may read them: to be named in the team is not enough. */
const READ_OF_TEAM = [...READ_ALL_ROLES, ...READ_TEAM_ROLES]

/** Everybody who has to do with a request: its people, those who work it, and whom a note of this change names. */
export async function listReaders(db: Db, { request, change }: ChangeToTell): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    with mentioned as (select (data->>'personId')::bigint as id from events
      where request_number = ${request} and change_id = ${change} and type = 'request.mentioned'),
    assigned as (select (data->'specialist'->>'to')::bigint as id, (data->'specialist'->>'from')::bigint as former from events
      where request_number = ${request} and change_id = ${change} and type = 'request.assigned'),
    called as (select (c->>'personId')::bigint as id from events, jsonb_array_elements(data->'to') c
        where request_number = ${request} and change_id = ${change} and type = 'clock.escalated'
      union all select (data->>'to')::bigint from events
        where request_number = ${request} and change_id = ${change} and type = 'alarm.passed-on'),
    handed as (select unnest(array[h.to_id, h.raised_to]) as id from handover_items i join handovers h on h.id = i.handover_id
      where i.request_number = ${request} and i.state = 'offered'),
    offered as (select (data->>'personId')::bigint as id from events
      where request_number = ${request} and change_id = ${change} and type = 'request.handed-over')
    select p.id, p.name, p.locale, p.zone, p.quiet_from as "quietFrom", p.quiet_to as "quietTo",
      p.quiet_weekends as "quietWeekends",
      held.roles, held.roles && ${[...STAFF_ROLES]}::text[] as "isStaff",
      p.id = r.contact_id as "isContact",
      w.person_id is not null and w.copied_since is null as watches,
      (extract(epoch from w.copied_since) * 1000)::bigint as "copiedSince",
      (p.id is not distinct from r.specialist_id or p.id in (select id from handed)) as "isAssignee",
      t.person_id is not null and r.specialist_id is null as "isNext",
      t.person_id is not null as "isInTeam", coalesce(t.leads, false) as leads,
      p.id in (select id from mentioned) as "isMentioned", p.id in (select id from called) as "isCalled",
      (p.id = r.specialist_id and p.id in (select id from assigned))
        or (p.id in (select id from handed) and p.id in (select id from offered)) as "isAssigned",
      p.id is distinct from r.specialist_id and p.id in (select former from assigned) and (t.person_id is not null
        or held.roles && ${[...READ_ALL_ROLES]}::text[]) as "wasAssigned"
    from requests r join people p on p.id in (r.contact_id, r.specialist_id)
        or p.id in (select person_id from watchers where request_number = r.number)
        or p.id in (select person_id from team_members where team_id = r.team_id) or p.id in (select id from mentioned)
        or p.id in (select former from assigned) or p.id in (select id from called) or p.id in (select id from handed)
      cross join lateral (select coalesce(array_agg(distinct role), '{}') as roles from person_roles where person_id = p.id) held
      left join watchers w on w.request_number = r.number and w.person_id = p.id
      left join team_members t on t.team_id = r.team_id and t.person_id = p.id
        and held.roles && ${READ_OF_TEAM}::text[]
    where r.number = ${request} and p.archived_at is null order by p.id`.execute(db)
  return rows
}

export interface NewNotice {
  readonly personId: number
  readonly kind: NoticeKind
  readonly side: Side
  readonly messageId: number | null
}

/** Their numbers, in the order of the notices; null for one that was written already, together with its deliveries. */
export async function keepNotices(
  tx: Tx,
  { request, change }: ChangeToTell,
  notices: readonly NewNotice[],
  now: Instant,
): Promise<readonly (number | null)[]> {
  const { rows } = await sql<{ id: number; personId: number; kind: NoticeKind }>`
    insert into notices (change_id, request_number, person_id, kind, side, message_id, written_at)
    select ${change}::bigint, ${request}::bigint, person_id, kind, side, message_id, ${iso(now)}::timestamptz
    from unnest(${notices.map(({ personId }) => personId)}::bigint[], ${notices.map(({ kind }) => kind)}::text[],
      ${notices.map(({ side }) => side)}::text[], ${notices.map(({ messageId }) => messageId)}::bigint[])
      with ordinality as told (person_id, kind, side, message_id, place) order by place
    on conflict (change_id, person_id, kind) where change_id is not null do nothing
    returning id, person_id as "personId", kind`.execute(tx)
  const written = new Map(rows.map(({ id, personId, kind }) => [`${personId} ${kind}`, id]))
  return notices.map(({ personId, kind }) => written.get(`${personId} ${kind}`) ?? null)
}

/** Whether the person was reminded of the request since then: two late reminders become one. */
export async function remindedSince(db: Db, request: number, personId: number, since: Instant): Promise<boolean> {
  const { rows } = await sql`select 1 from notices n where n.request_number = ${request} and n.person_id = ${personId}
    and n.kind = 'reminder' and n.written_at > ${iso(since)}::timestamptz
    and exists (select 1 from deliveries d where d.notice_id = n.id) limit 1`.execute(db)
  return rows.length > 0
}

/** Whether the history tells already that this notice was kept back. */
export async function isHeldNoted(db: Db, request: number, notice: string): Promise<boolean> {
  const { rows } = await sql`select 1 from events where request_number = ${request} and type = 'letter.held'
    and data->>'letter' = ${notice}`.execute(db)
  return rows.length > 0
}

/** The change that an event was part of; null when it is gone. */
export async function changeOf(db: Db, event: number): Promise<ChangeToTell | null> {
  const { rows } = await sql<ChangeToTell>`select request_number as request, change_id as change from events
    where id = ${event}`.execute(db)
  return rows[0] ?? null
}

/** The change in which a message was said aloud; null when it is gone. */
export async function changeOfMessage(db: Db, message: number): Promise<ChangeToTell | null> {
  const { rows } = await sql<ChangeToTell>`
    select e.request_number as request, e.change_id as change from messages m join events e on e.request_number = m.request_number
      and e.type = 'message.published' and e.data->>'messageId' = m.id::text
    where m.id = ${message}`.execute(db)
  return rows[0] ?? null
}
