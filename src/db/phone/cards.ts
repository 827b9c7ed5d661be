import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** Who has these numbers inside the house, of those who work there. */
export async function ownersOfExtensions(db: Db, extensions: readonly string[]): Promise<Map<string, number>> {
  if (extensions.length === 0) return new Map()
  const { rows } = await sql<{ extension: string; id: number }>`select s.extension, s.person_id as id
    from specialist_settings s join people p on p.id = s.person_id
    where s.extension = any(${[...new Set(extensions)]}::text[]) and p.archived_at is null`.execute(db)
  return new Map(rows.map(({ extension, id }) => [extension, id]))
}

/** The team whose calls come by this queue, or by this number of ours. */
export async function teamOfRoute(
  db: Db,
  exchangeId: number,
  { queue, line }: { readonly queue: string | null; readonly line: string | null },
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select team_id as id from phone_routes
    where exchange_id = ${exchangeId} and queue in (${queue}, ${line}) order by (queue = ${queue}) desc limit 1`.execute(
    db,
  )
  return rows[0]?.id ?? null
}

/** Who takes the calls of a team; without a team, those of the first line. */
export async function takersOf(db: Db, teamId: number | null): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select distinct p.id from people p
      join team_members m on m.person_id = p.id join teams t on t.id = m.team_id
    where p.archived_at is null and t.archived_at is null and t.id = coalesce(${teamId}::bigint, t.id)
      and (${teamId}::bigint is not null or t.line = 1)
      and exists (select 1 from person_roles r where r.person_id = p.id and r.role in ('operator', 'specialist', 'team_lead', 'administrator'))`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Shows a call to these people; who has put it away does not get it again. */
export async function showCards(tx: Tx, callId: number, people: readonly number[]): Promise<void> {
  if (people.length === 0) return
  await sql`insert into phone_cards (call_id, person_id) select ${callId}, unnest(${[...new Set(people)]}::bigint[])
    on conflict do nothing`.execute(tx)
}

/** Everybody to whom the call was shown. */
export async function shownTo(db: Db, callId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select person_id as id from phone_cards where call_id = ${callId}`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export async function putCardAway(tx: Tx, callId: number, personId: number, now: Instant): Promise<void> {
  await sql`insert into phone_cards (call_id, person_id, dismissed_at) values (${callId}, ${personId}, ${iso(now)})
    on conflict (call_id, person_id) do update set dismissed_at = excluded.dismissed_at`.execute(tx)
}

export async function isShownTo(db: Db, callId: number, personId: number): Promise<boolean> {
  const found = await db
    .selectFrom('phone_cards')
    .select('call_id')
    .where('call_id', '=', callId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return found !== undefined
}

export async function keepQuiet(tx: Tx, personId: number, until: Instant | null): Promise<void> {
  await tx.deleteFrom('phone_quiet_people').where('person_id', '=', personId).execute()
  if (until !== null)
    await tx
      .insertInto('phone_quiet_people')
      .values({ person_id: personId, until: iso(until) })
      .execute()
}

/** Until when somebody takes no calls, in ISO 8601; null: he takes them. */
export async function quietUntil(db: Db, personId: number, now: Instant): Promise<string | null> {
  const found = await db
    .selectFrom('phone_quiet_people')
    .select('until')
    .where('person_id', '=', personId)
    .where('until', '>', iso(now))
    .executeTakeFirst()
  return found?.until ?? null
}
