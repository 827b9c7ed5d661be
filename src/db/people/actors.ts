import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { isStaff } from '../../domain/access/permissions.ts'
import type { Channel, Role } from '../../domain/ground/words.ts'
import type { Db } from '../engine/database.ts'

interface Person {
  readonly id: number
  readonly name: string
  readonly locale: 'ru' | 'en'
  readonly zone: string
  /** Hours in which he is not written to, 'HH:MM' in his zone. */
  readonly quiet: { readonly from: string; readonly to: string } | null
}

/** An authenticated person, and the session or token he came with. */
export interface SignedIn {
  readonly person: Person
  readonly actor: Actor
  readonly sessionId: number | null
  readonly tokenId: number | null
  readonly seenAt: string | null
  /** A role of his asks for a second factor, and he has none: he may do nothing but set it up. */
  readonly lacksSecondFactor: boolean
}

type Sql = ReturnType<typeof sql>

const NOTHING = sql`select 1`

interface Row extends Person {
  readonly session_id: number | null
  readonly token_id: number | null
  readonly seen_at: string | null
  readonly lacks_second_factor: boolean
  readonly roles: Role[]
  readonly team_ids: number[]
  readonly organisation_ids: number[]
  readonly venue_ids: number[]
  readonly dealer_ids: number[]
}

/** Who holds this session; null when it ended, was signed out or its person was archived. */
export function findBySession(db: Db, tokenHash: Buffer): Promise<SignedIn | null> {
  return findOne(
    db,
    sql`select s.person_id, s.id as session_id, null::bigint as token_id, s.seen_at from sessions s
      where s.token_hash = ${tokenHash} and s.expires_at > now()`,
    'portal',
  )
}

/** Who holds this API token; null when it was revoked or has expired. That it is used is noted once a minute. */
export function findByApiToken(db: Db, tokenHash: Buffer): Promise<SignedIn | null> {
  return findOne(
    db,
    sql`select t.person_id, null::bigint as session_id, t.id as token_id, null::timestamptz as seen_at from api_tokens t
      where t.token_hash = ${tokenHash} and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())`,
    'api',
    sql`update api_tokens set used_at = now()
      where token_hash = ${tokenHash} and (used_at is null or used_at < now() - interval '1 minute')`,
  )
}

/** A person as the desk's own jobs and commands act for him. */
export function findByPerson(db: Db, personId: number, channel: Channel): Promise<SignedIn | null> {
  return findOne(
    db,
    sql`select ${personId}::bigint as person_id, null::bigint as session_id, null::bigint as token_id,
      null::timestamptz as seen_at`,
    channel,
  )
}

/** Managers reach everything below their organisation; dealer managers their sub-dealers where the right was given. */
async function findOne(db: Db, who: Sql, channel: Channel, note: Sql = NOTHING): Promise<SignedIn | null> {
  const { rows } = await sql<Row>`
    with recursive noted as (${note}), me as materialized (${who}),
    mine as materialized (select r.role, r.organisation_id, r.venue_id, r.with_sub_dealers
      from person_roles r join me on me.person_id = r.person_id),
    managed(id) as (
      select organisation_id from mine where role in ('customer_manager', 'dealer_manager') and organisation_id is not null
      union select o.id from organisations o join managed on o.parent_id = managed.id
        where o.kind <> 'dealer'),
    dealers(id) as (
      select organisation_id from mine where role in ('dealer_user', 'dealer_manager') and organisation_id is not null
      union select o.id from organisations o join dealers on o.parent_id = dealers.id
        where o.kind = 'dealer' and exists (select 1 from mine where with_sub_dealers))
    select p.id, p.name, p.locale, p.zone, me.session_id, me.token_id, me.seen_at,
      case when p.quiet_from is not null
        then jsonb_build_object('from', to_char(p.quiet_from, 'HH24:MI'), 'to', to_char(p.quiet_to, 'HH24:MI')) end as quiet,
      array(select distinct role from mine order by role) as roles,
      array(select team_id from team_members where person_id = p.id order by team_id) as team_ids,
      array(select id from managed order by id) as organisation_ids,
      array(select venue_id from mine where role = 'customer_manager' and venue_id is not null order by venue_id) as venue_ids,
      array(select id from dealers order by id) as dealer_ids,
      exists (select 1 from second_factor_roles f join mine on mine.role = f.role)
        and not exists (select 1 from second_factors f where f.person_id = p.id and f.confirmed_at is not null) as lacks_second_factor
    from me join people p on p.id = me.person_id where p.archived_at is null`.execute(db)
  const [row] = rows
  return row ? signedInOf(row, channel) : null
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
  }
  return {
    person: { id: row.id, name: row.name, locale: row.locale, zone: row.zone, quiet: row.quiet },
    actor: channel === 'portal' && isStaff(actor) ? { ...actor, channel: 'desk' } : actor,
    sessionId: row.session_id,
    tokenId: row.token_id,
    seenAt: row.seen_at,
    lacksSecondFactor: row.lacks_second_factor,
  }
}
