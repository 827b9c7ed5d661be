import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { STAFF_ROLES } from '../../domain/access/permissions.ts'
import type { SetupCounts } from '../../domain/access/setup-steps.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Channel } from '../../domain/ground/words.ts'
import { readableBy } from '../access/readable.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** The last request of a way in is looked for among so many: one that has been silent for longer is silent. */
const RECENT = 5_000

export interface ChannelFlow {
  readonly channel: Channel
  readonly today: number
  readonly last: { readonly number: number; readonly at: string; readonly place: string | null } | null
}

/** What each way in brought today, by the clock of the reader, and what it brought last. */
export async function channelFlows(
  db: Db,
  actor: Actor,
  { now, zone }: { readonly now: Instant; readonly zone: string },
) {
  const midnight = sql`date_trunc('day', ${iso(now)}::timestamptz at time zone ${zone}) at time zone ${zone}`
  const { rows } = await sql<ChannelFlow>`
    with today as (select r.channel, count(*) as count from requests r
      where r.registered_at >= ${midnight} and ${readableBy(actor)} group by 1),
    recent as (select r.channel, r.number, r.registered_at, r.venue_id from requests r
      where ${readableBy(actor)} order by r.number desc limit ${RECENT}),
    last as (select distinct on (channel) * from recent order by channel, number desc)
    select coalesce(today.channel, last.channel) as channel, coalesce(today.count, 0) as today,
      case when last.number is not null then jsonb_build_object('number', last.number, 'at', last.registered_at,
        'place', v.name) end as last
    from today full join last on last.channel = today.channel left join venues v on v.id = last.venue_id`.execute(db)
  return rows
}

/** What is on its way out, and what was given up lately. */
export async function outboxFigures(db: Db, now: Instant) {
  const { rows } = await sql<{ waiting: number; waitingSince: string | null; failed: number }>`
    select count(*) as waiting, min(coalesce(not_before, created_at)) as "waitingSince",
      (select count(*) from deliveries where gave_up_at > ${iso(now)}::timestamptz - interval '7 days' and spared is null) as failed
    from deliveries where sent_at is null and gave_up_at is null and told_in is null
      and (not_before is null or not_before <= ${iso(now)}::timestamptz)`.execute(db)
  return rows[0] ?? { waiting: 0, waitingSince: null, failed: 0 }
}

/** Requests whose time to act has come, and when the next one's comes. */
export async function timeFigures(db: Db, now: Instant) {
  const { rows } = await sql<{ due: number; next: string | null }>`
    select (select count(*) from requests where wakes_at <= ${iso(now)}::timestamptz) as due,
      (select min(wakes_at) from requests where wakes_at > ${iso(now)}::timestamptz) as next`.execute(db)
  return rows[0] ?? { due: 0, next: null }
}

/** How far the desk has come, but for its ways. */
export async function setupCounts(db: Db): Promise<Omit<SetupCounts, 'doneByWays'>> {
  const { rows } = await sql<Omit<SetupCounts, 'doneByWays'>>`select
    (select count(distinct r.person_id) from person_roles r join people p on p.id = r.person_id
      where r.role = any(${[...STAFF_ROLES]}) and p.archived_at is null) as specialists,
    (select greatest(count(*) - 1, 0) from service_hours) as "hoursChanged",
    (select count(*) from services where published_version_id is not null) as services,
    (select count(*) from (select 1 from organisations where kind <> 'support_service' and archived_at is null limit 1) one) as customers,
    (select count(*) from contracts) as contracts,
    (select count(*) from contracts where demonstration_values and state = 'active') as "demonstrationTerms",
    (select count(*) from templates) as templates`.execute(db)
  const [counts] = rows
  if (!counts) throw new Error('a query of counts has a row')
  return counts
}
