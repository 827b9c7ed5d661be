import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { OPEN_VIEWS, type OpenView } from '../../domain/request/views.ts'
import { readableBy, readableByWork, waysBesides } from '../access/readable.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { PLANNED_ONCE } from '../engine/prepared-statements.ts'
import { IS_OPEN, openCondition, type ViewCount, viewCondition } from './request-views.ts'

/** Beyond that a view or list of what is over is only said to be longer. */
export const MOST_COUNTED = 10_000

export interface TeamCount {
  readonly id: number
  readonly count: number
  readonly late: number
}

export interface DeskCounts {
  readonly views: readonly ViewCount[]
  /** Open requests of the actor's own teams, and how many of them broke a promise. */
  readonly teams: readonly TeamCount[]
}

/**
 * Counts of the desk's standard views. What is open is known from `open_counts`, what burns is counted, and of spam so much as is told
 * (`MOST_COUNTED`, and one more where there is more). What was resolved is not among them: it grows with all there is.
 */
export async function countDesk(db: Db, actor: Actor, now: Instant): Promise<DeskCounts> {
  const { rows } = await sql<
    { teams: readonly TeamCount[] | null } & Record<OpenView | `${OpenView}_late` | 'spam', number>
  >`${PLANNED_ONCE}
    with ${openAndUrgent(actor, now)} select ${sql.join([
      ...OPEN_VIEWS.flatMap((view) => countsOf(view, actor, now)),
      spamCount(actor, now),
      teamCounts(actor),
    ])}`.execute(db)
  const [row] = rows
  if (!row) throw new Error('one row was asked for')
  return {
    views: [
      ...OPEN_VIEWS.map((name) => ({ name, count: row[name], late: row[`${name}_late`] })),
      { name: 'spam', count: row.spam, late: 0 },
    ],
    teams: row.teams ?? [],
  }
}

/** How many the actor reads of each team, specialist and status: open ones, and those that burn. Whatever is late burns (`nextPromise`). */
export function openAndUrgent(actor: Actor, now: Instant): RawBuilder<unknown> {
  const besides = waysBesides(actor).map(
    (way) => sql`select r.number, r.team_id, r.specialist_id, r.status from requests r where ${IS_OPEN} and ${way}`,
  )
  const others =
    besides.length === 0
      ? sql``
      : sql`union all select r.team_id, r.specialist_id, r.status, count(*) from (${sql.join(besides, sql` union `)}) r
          where not ${readableByWork(actor)} group by 1, 2, 3`
  return sql`open as materialized (
      select r.team_id, r.specialist_id, r.status, sum(r.count) as count from open_counts r where ${readableByWork(actor)} group by 1, 2, 3 ${others}),
    urgent as materialized (
      select r.team_id, r.specialist_id, r.status, count(*) as count, count(*) filter (where ${isLate(now)}) as late from requests r
      where ${IS_OPEN} and r.burns_at <= ${iso(now)}::timestamptz and ${readableBy(actor)} group by 1, 2, 3)`
}

function isLate(now: Instant): RawBuilder<unknown> {
  return sql`r.next_due_at < ${iso(now)}::timestamptz`
}

function countsOf(view: OpenView, actor: Actor, now: Instant): readonly RawBuilder<unknown>[] {
  const told = (count: RawBuilder<unknown>, name: string) =>
    sql`coalesce((select ${count}), 0)::int as ${sql.ref(name)}`
  const where = openCondition(view, actor, now)
  const late = `${view}_late`
  if (view === 'burning')
    return [told(sql`sum(r.count) from urgent r`, view), told(sql`sum(r.late) from urgent r`, late)]
  if (view !== 'mentioned')
    return [
      told(sql`sum(r.count) from open r where ${where}`, view),
      told(sql`sum(r.late) from urgent r where ${where}`, late),
    ]
  const mentioned = sql`from requests r where ${viewCondition(view, actor, now)} and ${readableBy(actor)}`
  return [told(sql`count(*) ${mentioned}`, view), told(sql`count(*) filter (where ${isLate(now)}) ${mentioned}`, late)]
}

function spamCount(actor: Actor, now: Instant): RawBuilder<unknown> {
  return sql`(select count(*)::int from (select 1 from requests r where ${viewCondition('spam', actor, now)} and ${readableBy(actor)}
    limit ${sql.lit(MOST_COUNTED + 1)}) r) as spam`
}

function teamCounts({ teamIds }: Actor): RawBuilder<unknown> {
  return sql`(select jsonb_agg(jsonb_build_object('id', t.id,
      'count', coalesce((select sum(r.count) from open r where r.team_id = t.id), 0),
      'late', coalesce((select sum(r.late) from urgent r where r.team_id = t.id), 0)) order by t.id)
    from unnest(${[...teamIds]}::bigint[]) t(id)) as teams`
}

/** So many rows of counts may stand side by side before they are added up. */
const MOST_ROWS = 2_000

/** Adds up the rows of `open_counts` once there are many. Whoever counts meanwhile sees them before or after. */
export async function addUpOpen(db: Db): Promise<void> {
  await sql`with gone as (delete from open_counts where (select count(*) from open_counts) > ${MOST_ROWS}
      returning team_id, specialist_id, status, count)
    insert into open_counts select team_id, specialist_id, status, sum(count) from gone group by 1, 2, 3 having sum(count) <> 0`.execute(
    db,
  )
}
