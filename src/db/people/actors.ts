import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { isStaff, mayOnDesk } from '../../domain/access/permissions.ts'
import type { TokenScope } from '../../domain/access/token-scopes.ts'
import { whyNoView } from '../../domain/access/view-as.ts'
import type { Channel, Role } from '../../domain/ground/words.ts'
import type { Db } from '../engine/database.ts'

interface Person {
  readonly id: number
  readonly name: string
  readonly locale: 'ru' | 'en'
  readonly zone: string
  /** Hours in which he is not written to, 'HH:MM' in his zone. */
  readonly quiet: { readonly from: string; readonly to: string; readonly weekends: boolean } | null
}

/** An authenticated person, and the session or token he came with. */
export interface SignedIn {
  readonly person: Person
  readonly actor: Actor
  readonly sessionId: number | null
  readonly tokenId: number | null
  /** What his token may; null: he comes with none. */
  readonly scopes: readonly TokenScope[] | null
  readonly seenAt: string | null
  /** A role of his asks for a second factor, and he has none: he may do nothing but set it up. */
  readonly lacksSecondFactor: boolean
  /** Who really sits there, while he looks as the person does; null: the person himself. */
  readonly viewer: Viewer | null
}

interface Viewer {
  readonly id: number
  readonly name: string
  /** Then he looks as himself again. */
  readonly until: string
}

type Sql = ReturnType<typeof sql>

const NOTHING = sql`select 1`

interface Row extends Person {
  readonly session_id: number | null
  readonly token_id: number | null
  readonly scopes: TokenScope[] | null
  readonly seen_at: string | null
  readonly viewed_id: number | null
  readonly viewed_until: string | null
  readonly lacks_second_factor: boolean
  readonly roles: Role[]
  readonly team_ids: number[]
  readonly organisation_ids: number[]
  readonly venue_ids: number[]
  readonly dealer_ids: number[]
}

/**
 * Who holds this session; null when it ended, was signed out or its person was archived. While its holder looks as somebody else,
 * that person, as far as the holder may still look so.
 */
export async function findBySession(db: Db, tokenHash: Buffer): Promise<SignedIn | null> {
  const holder = await findOne(
    db,
    sql`select s.person_id, s.id as session_id, null::bigint as token_id, null::text[] as scopes, s.seen_at,
        v.person_id as viewed_id, v.ends_at as viewed_until
      from sessions s left join views_as v on v.session_id = s.id and v.ended_at is null and v.ends_at > now()
      where s.token_hash = ${tokenHash} and s.expires_at > now()`,
    'portal',
  )
  if (!holder?.viewed) return holder?.signedIn ?? null
  return (await viewedBy(db, holder.signedIn, holder.viewed)) ?? holder.signedIn
}

interface Viewed {
  readonly id: number
  readonly until: string
}

async function viewedBy(db: Db, holder: SignedIn, { id, until }: Viewed): Promise<SignedIn | null> {
  const person = await findByPerson(db, id, 'portal')
  const may = person && mayOnDesk(holder.actor, 'view_as') && whyNoView(holder.actor, person.actor) === null
  if (!may) return null
  const { sessionId, seenAt } = holder
  const viewer = { id: holder.person.id, name: holder.person.name, until }
  return { ...person, sessionId, seenAt, viewer, lacksSecondFactor: holder.lacksSecondFactor }
}

/** Who holds this API token; null when it was revoked or has expired. That it is used is noted once a minute. */
export async function findByApiToken(db: Db, tokenHash: Buffer): Promise<SignedIn | null> {
  const found = await findOne(
    db,
    sql`select t.person_id, null::bigint as session_id, t.id as token_id, t.scopes, null::timestamptz as seen_at,
        null::bigint as viewed_id, null::timestamptz as viewed_until from api_tokens t
      where t.token_hash = ${tokenHash} and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())`,
    'api',
    sql`update api_tokens set used_at = now()
      where token_hash = ${tokenHash} and (used_at is null or used_at < now() - interval '1 minute')`,
  )
  return found?.signedIn ?? null
}

/** A person as the desk's own jobs and commands act for him. */
export async function findByPerson(db: Db, personId: number, channel: Channel): Promise<SignedIn | null> {
  const found = await findOne(
    db,
    sql`select ${personId}::bigint as person_id, null::bigint as session_id, null::bigint as token_id, null::text[] as scopes,
      null::timestamptz as seen_at, null::bigint as viewed_id, null::timestamptz as viewed_until`,
    channel,
  )
  return found?.signedIn ?? null
}

async function findOne(db: Db, who: Sql, channel: Channel, note: Sql = NOTHING) {
  const [row] = await findRows(db, who, note)
  if (!row) return null
  const { viewed_id: id, viewed_until: until } = row
  const viewed: Viewed | null = id === null || until === null ? null : { id, until }
  return { signedIn: signedInOf(row, channel), viewed }
}

/** These people, as far as they are not archived, with what they may reach: the same for one and for many. */
export async function listActors(db: Db, ids: Sql): Promise<{ readonly name: string; readonly actor: Actor }[]> {
  const who = sql`select found.id as person_id, null::bigint as session_id, null::bigint as token_id, null::text[] as scopes,
    null::timestamptz as seen_at, null::bigint as viewed_id, null::timestamptz as viewed_until from (${ids}) found(id)`
  const rows = await findRows(db, who, NOTHING)
  return rows.map((row) => ({ name: row.name, actor: signedInOf(row, 'portal').actor }))
}

/** Managers reach everything below their organisation; dealer managers their sub-dealers where the right was given. */
async function findRows(db: Db, who: Sql, note: Sql): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with recursive noted as (${note}), me as materialized (${who}),
    mine as materialized (select r.person_id, r.role, r.organisation_id, r.venue_id, r.with_sub_dealers
      from person_roles r join me on me.person_id = r.person_id),
    managed(person_id, id) as (
      select person_id, organisation_id from mine where role in ('customer_manager', 'dealer_manager') and organisation_id is not null
      union select managed.person_id, o.id from organisations o join managed on o.parent_id = managed.id
        where o.kind <> 'dealer'),
    dealers(person_id, id) as (
      select person_id, organisation_id from mine where role in ('dealer_user', 'dealer_manager') and organisation_id is not null
      union select dealers.person_id, o.id from organisations o join dealers on o.parent_id = dealers.id
        where o.kind = 'dealer'
          and exists (select 1 from mine where mine.person_id = dealers.person_id and mine.with_sub_dealers))
    select p.id, p.name, p.locale, p.zone, me.session_id, me.token_id, me.scopes, me.seen_at, me.viewed_id, me.viewed_until,
      case when p.quiet_from is not null
        then jsonb_build_object('from', to_char(p.quiet_from, 'HH24:MI'), 'to', to_char(p.quiet_to, 'HH24:MI'),
          'weekends', p.quiet_weekends) end as quiet,
      array(select distinct role from mine where mine.person_id = p.id order by role) as roles,
      array(select team_id from team_members where person_id = p.id order by team_id) as team_ids,
      array(select id from managed where managed.person_id = p.id order by id) as organisation_ids,
      array(select venue_id from mine where mine.person_id = p.id and role = 'customer_manager' and venue_id is not null order by venue_id) as venue_ids,
      array(select id from dealers where dealers.person_id = p.id order by id) as dealer_ids,
      exists (select 1 from second_factor_roles f join mine on mine.role = f.role where mine.person_id = p.id)
        and not exists (select 1 from second_factors f where f.person_id = p.id and f.confirmed_at is not null)
        and not exists (select 1 from passkeys k where k.person_id = p.id) as lacks_second_factor
    from me join people p on p.id = me.person_id where p.archived_at is null`.execute(db)
  return rows
}

function signedInOf(row: Row, channel: Channel): SignedIn {
  const actor: Actor = {
    personId: row.id,
    channel,
    roles: row.roles,
    teamIds: row.team_ids,
    organisationIds: row.organisation_ids,
    venueIds: row.venue_ids,
    dealerIds: row.dealer_ids,
    ...(row.scopes && !row.scopes.includes('administration') && { administersNothing: true as const }),
  }
  return {
    person: { id: row.id, name: row.name, locale: row.locale, zone: row.zone, quiet: row.quiet },
    actor: channel === 'portal' && isStaff(actor) ? { ...actor, channel: 'desk' } : actor,
    sessionId: row.session_id,
    tokenId: row.token_id,
    scopes: row.scopes,
    seenAt: row.seen_at,
    lacksSecondFactor: row.lacks_second_factor,
    viewer: null,
  }
}
