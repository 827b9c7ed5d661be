import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { OVER, WITH_US } from '../../domain/ground/status.ts'
import type { Status } from '../../domain/ground/words.ts'
import type { OpenView, ViewName } from '../../domain/request/views.ts'
import { own, watches, waysBesides } from '../access/readable.ts'
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

/** The words of the partial indexes of what waits for customers. */
const WAITS_FOR_CUSTOMER = sql`(${is('waiting_customer')} or (${is('resolved')} and r.rating is null))`

/** Counts of the customer's two views: what waits for him. Each way in which he reads has its index, all of them together have none. */
export async function countMine(db: Db, actor: Actor): Promise<ViewCount[]> {
  const ways = waysBesides(actor).map(
    (way) => sql`select r.number, ${own(actor)} as own from requests r where ${WAITS_FOR_CUSTOMER} and ${way}`,
  )
  const { rows } = await sql<{ mine: number; all: number }>`
    select count(*) filter (where own) as mine, count(*) as all from (${sql.join(ways, sql` union `)}) waiting`.execute(
    db,
  )
  const { mine = 0, all = 0 } = rows[0] ?? {}
  return [
    { name: 'my_requests', count: mine, late: 0 },
    { name: 'organisation', count: all, late: 0 },
  ]
}

/** What an open request has to be for a view. */
export function openCondition(view: OpenView, actor: Actor, now: Instant): RawBuilder<unknown> {
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
