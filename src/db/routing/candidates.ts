import { type RawBuilder, sql } from 'kysely'
import { WORKING_ROLES } from '../../domain/access/permissions.ts'
import type { Candidate } from '../../domain/routing/choice.ts'
import type { Tx } from '../engine/database.ts'
import { awayNow, substituteNow } from '../people/absences.ts'

/** So many of the last requests of a venue say who knows it. */
const LAST_AT_VENUE = 20

/** How many requests are open with the person of this expression, as every change has counted it: hundreds are not counted one by one for a new one. */
export function openOf(person: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`(select coalesce(sum(c.count), 0)::int from open_counts c where c.specialist_id = ${person})`
}

export interface Among {
  readonly teamId: number
  /** Looked at although he may not be of the team. */
  readonly specialistId: number | null
  /** Where it matters who knows the venue; null: nowhere. */
  readonly venueId: number | null
  /** Nobody works his own matter. */
  readonly contactId: number
  /** Whose it was today. */
  readonly had: readonly number[]
}

/**
 * Everybody whom a request of this team could be given to, as he stands. Whoever asks holds the choice.
 */
export async function loadCandidates(
  tx: Tx,
  { teamId, specialistId, venueId, contactId, had }: Among,
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with members as (select person_id as id from team_members where team_id = ${teamId}),
    besides as (select ${specialistId}::bigint as id union select ${substituteNow(sql`${specialistId}::bigint`)}),
    those as (select id, true as of_team from members
      union all select id, false from besides where id is not null and id not in (select id from members)),
    lately as (select specialist_id from requests where venue_id = ${venueId} and specialist_id is not null
      order by last_message_at desc, number desc limit ${LAST_AT_VENUE})
    select p.id as "personId", s.open_limit as "openLimit", coalesce(s.on_line, true) as "isOnLine",
      ${awayNow(sql`p.id`)} is not null as "isAway", t.turn as "lastTurn", p.id = ${contactId} as "isContact",
      those.of_team as "isOfTeam", p.id = any(${[...had]}::bigint[]) as "hadIt", ${substituteNow(sql`p.id`)} as "substituteId",
      ${openOf(sql`p.id`)} as open,
      (select count(*) from lately where specialist_id = p.id) as "atVenue"
    from those join people p on p.id = those.id
      left join specialist_settings s on s.person_id = p.id
      left join routing_turns t on t.person_id = p.id and t.team_id = ${teamId}
    where p.archived_at is null
      and exists (select 1 from person_roles r where r.person_id = p.id and r.role = any(${[...WORKING_ROLES]}))
    order by p.id`.execute(tx)
  return rows
}

/**
 * Nobody else chooses anybody until the transaction ends. One choice at a time on the whole desk: people are of several teams, and two that count at
 * once would both find the same one free.
 */
export async function holdChoice(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('routing', 0))`.execute(tx)
}

/** The same for a new request, whose contact is held first: what waits for his row waits before anybody is chosen, so that nobody waits behind it. */
export async function holdContactAndChoice(tx: Tx, contactId: number): Promise<void> {
  await sql`with contact as materialized (select 1 from people where id = ${contactId} for key share)
    select pg_advisory_xact_lock(hashtextextended('routing', 0)) from (select count(*) from contact) held`.execute(tx)
}

/** What he has open, and how much he takes at once. */
export async function loadOf(tx: Tx, personId: number): Promise<Pick<Candidate, 'open' | 'openLimit'>> {
  const { rows } = await sql<Pick<Candidate, 'open' | 'openLimit'>>`select
    ${openOf(sql`${personId}`)} as open,
    (select open_limit from specialist_settings where person_id = ${personId}) as "openLimit"`.execute(tx)
  return rows[0] ?? { open: 0, openLimit: null }
}

/** It was his turn. */
export async function takeTurn(tx: Tx, teamId: number, personId: number): Promise<void> {
  await sql`insert into routing_turns (team_id, person_id, turn) values (${teamId}, ${personId}, nextval('routing_turn_numbers'))
    on conflict (team_id, person_id) do update set turn = excluded.turn`.execute(tx)
}
