import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { OVER, WITH_US } from '../../domain/ground/status.ts'
import type { Status } from '../../domain/ground/words.ts'
import { OPEN_VIEWS, type OpenView, type ViewName } from '../../domain/request/views.ts'
import { own, readableBy, watches } from '../access/readable.ts'
import { inSql } from '../access/status-words.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** The words of the partial indexes of open requests. */
export const IS_OPEN = sql`r.status not in ${inSql(OVER)}`
const WAITS_FOR_US = sql`r.status in ${inSql(WITH_US)}`

/** How long a resolved request stays in «Недавно решённые». */
const RECENT = sql.raw(`interval '14 days'`)

/** What a view holds, over the table `requests` under the name `r`; who may read is asked besides. */
export function viewCondition(view: ViewName, actor: Actor, now: Instant): RawBuilder<unknown> {
  switch (view) {
    case 'resolved':
      return sql`r.resolved_at > ${iso(now)}::timestamptz - ${RECENT} and r.closing_code <> 'duplicate'`
    case 'spam':
      return sql`r.closing_code = 'spam'`
    case 'my_requests':
      return sql`(${own(actor)} or ${watches(actor)})`
    case 'organisation':
      return sql`true`
    default:
      return sql`${IS_OPEN} and ${openCondition(view, actor, now)}`
  }
}

export interface ViewCount {
  readonly name: ViewName
  readonly count: number
  /** How many of them broke a promise. */
  readonly late: number
}

/** Counts of the desk's standard views in one pass over the open requests. */
export async function countViews(db: Db, actor: Actor, now: Instant): Promise<ViewCount[]> {
  const counts = OPEN_VIEWS.flatMap((view) => {
    const condition = openCondition(view, actor, now)
    return [
      sql`count(*) filter (where ${condition}) as ${sql.ref(view)}`,
      sql`count(*) filter (where r.next_due_at < ${iso(now)}::timestamptz and ${condition}) as ${sql.ref(`${view}_late`)}`,
    ]
  })
  const ended = (['resolved', 'spam'] as const).map(
    (view) =>
      sql`(select count(*) from requests r where ${viewCondition(view, actor, now)} and ${readableBy(actor)}) as ${sql.ref(view)}`,
  )
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join([...counts, ...ended])} from requests r where ${IS_OPEN} and ${readableBy(actor)}`.execute(db)
  const row = rows[0] ?? {}
  return [...OPEN_VIEWS, 'resolved' as const, 'spam' as const].map((name) => ({
    name,
    count: row[name] ?? 0,
    late: row[`${name}_late`] ?? 0,
  }))
}

/** Open requests of the actor's own teams, and how many of them broke a promise. */
export async function countTeams(db: Db, actor: Actor, now: Instant) {
  const { rows } = await sql<{ id: number; count: number; late: number }>`
    select t.id, count(r.number) as count, count(r.number) filter (where r.next_due_at < ${iso(now)}::timestamptz) as late
    from unnest(${[...actor.teamIds]}::bigint[]) as t(id)
    left join requests r on r.team_id = t.id and ${IS_OPEN} and ${readableBy(actor)}
    group by t.id order by t.id`.execute(db)
  return rows
}

/** Counts of the customer's two views: what waits for him. */
export async function countMine(db: Db, actor: Actor): Promise<ViewCount[]> {
  const waits = sql`(${is('waiting_customer')} or (${is('resolved')} and r.rating is null))`
  const { rows } = await sql<{ mine: number; all: number }>`
    select count(*) filter (where ${own(actor)}) as mine, count(*) as all
    from requests r where ${waits} and ${readableBy(actor)}`.execute(db)
  const { mine = 0, all = 0 } = rows[0] ?? {}
  return [
    { name: 'my_requests', count: mine, late: 0 },
    { name: 'organisation', count: all, late: 0 },
  ]
}

function openCondition(view: OpenView, actor: Actor, now: Instant): RawBuilder<unknown> {
  switch (view) {
    case 'mine':
      return sql`r.specialist_id = ${actor.personId}`
    case 'unassigned':
      return sql`(r.specialist_id is null and ${WAITS_FOR_US})`
    case 'burning':
      return sql`r.burns_at <= ${iso(now)}::timestamptz`
    case 'waiting_us':
      return WAITS_FOR_US
    case 'waiting_customer':
      return is('waiting_customer')
    case 'deferred':
      return is('deferred')
    case 'mentioned':
      return sql`r.number = any(array(select m.request_number from mentions m where m.person_id = ${actor.personId}))`
    case 'open':
      return sql`true`
  }
}

function is(status: Status): RawBuilder<unknown> {
  return sql`r.status in ${inSql([status])}`
}
