import { type RawBuilder, sql } from 'kysely'
import { type Actor, isStaff } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { STANDING } from '../../domain/ground/status.ts'
import type { Channel, ClosingCode, Priority, RequestType, Status, Urgency } from '../../domain/ground/words.ts'
import type { InnerView, ViewName } from '../../domain/request/views.ts'
import { authored, readableBy, watches } from '../access/readable.ts'
import { inSql } from '../access/status-words.ts'
import type { Db } from '../engine/database.ts'
import { PLANNED_ONCE } from '../engine/prepared-statements.ts'
import { MOST_COUNTED } from './desk-counts.ts'
import { matching } from './request-search.ts'
import { viewCondition } from './request-views.ts'

export interface ListQuestion {
  readonly view?: ViewName | undefined
  /** Of these only what stands in that view, too. */
  readonly also?: InnerView | undefined
  readonly q?: string | undefined
  readonly statuses?: readonly string[] | undefined
  readonly venue?: number | undefined
  readonly equipment?: number | undefined
  readonly team?: number | undefined
  readonly specialist?: number | undefined
  readonly priority?: number | undefined
  readonly channel?: Channel | undefined
  readonly contact?: number | undefined
  readonly service?: number | undefined
  readonly contract?: number | undefined
  /** Days of filing in `zone`, 'YYYY-MM-DD', both included. */
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly zone?: string | undefined
  readonly sort: SortName
  readonly cursor?: string | undefined
  readonly limit: number
}

interface Named {
  readonly id: number
  readonly name: string
}

/** A line of a list, as it goes over the wire (contract/request/request.ts). */
export interface ListedRequest {
  readonly number: number
  readonly version: number
  readonly type: RequestType
  readonly subject: string
  readonly status: Status
  readonly channel: Channel
  readonly urgency: Urgency
  readonly priority: Priority
  readonly stopOfTrade: boolean
  readonly contact: Named
  readonly organisation: Named | null
  readonly venue: { readonly id: number; readonly name: string; readonly address: string; readonly code: string } | null
  readonly specialist: Named | null
  readonly team: Named
  readonly registeredAt: string
  readonly reactedAt: string | null
  readonly resolvedAt: string | null
  readonly deferredUntil: string | null
  readonly reactionDueAt: string | null
  readonly resolutionDueAt: string | null
  readonly nextDueAt: string | null
  readonly burnsAt: string | null
  readonly clockPaused: boolean
  readonly endsAt: string | null
  readonly closingCode: ClosingCode | null
  readonly rating: number | null
  readonly lastMessage: {
    readonly at: string
    readonly from: 'customer' | 'support'
    readonly by: Named
    readonly text: string
  }
  readonly unread: boolean
}

export type SortName = keyof typeof SORTS

/** Paging is by key: the sort's value and the number that breaks ties. */
const SORTS = {
  due: {
    column: sql.raw(`r.next_due_at`),
    key: sql.raw(`coalesce(r.next_due_at, 'infinity')`),
    order: sql.raw(`r.next_due_at nulls last, r.number`),
    after: sql.raw('>'),
  },
  newest: {
    column: sql.raw(`r.number`),
    key: sql.raw(`r.number`),
    order: sql.raw(`r.number desc`),
    after: sql.raw('<'),
  },
  changed: {
    column: sql.raw(`r.last_message_at`),
    key: sql.raw(`r.last_message_at`),
    order: sql.raw(`r.last_message_at desc, r.number desc`),
    after: sql.raw('<'),
  },
} as const

/** One page of what the person may read, with the cursor of the next one. */
export async function listRequests(db: Db, actor: Actor, now: Instant, question: ListQuestion) {
  const sort = SORTS[question.sort]
  const asked = await conditionsOf(db, actor, now, question)
  if (question.cursor !== undefined) asked.push(after(question.sort, question.cursor))
  const isPieced = !isStaff(actor) && question.sort === 'changed'
  const conditions = [readableBy(actor), ...(isPieced ? [firstOfEach(actor, asked, question)] : asked)]
  const { rows } = await sql<ListedRequest & { sort_key: string }>`${isPieced ? PLANNED_ONCE : sql``}
    select ${LISTED}, ${sort.key}::text as sort_key from (
      select r.* from requests r where ${sql.join(conditions, sql` and `)}
      order by ${sort.order} limit ${sql.lit(question.limit + 1)}) r
    ${besideListed(actor.personId)} order by ${sort.order}`.execute(db)
  const items = rows.slice(0, question.limit).map(({ sort_key: _, ...row }) => row)
  const last = rows[question.limit - 1]
  return { items, next: rows.length > question.limit && last ? cursorOf(last.sort_key, last.number) : null }
}

/**
 * A customer reads in several ways, and each has its index in the order of the list: the first of each person and place of his are found
 * there, all of them together only by reading all that is his.
 */
function firstOfEach(
  actor: Actor,
  asked: readonly RawBuilder<unknown>[],
  { view, limit }: ListQuestion,
): RawBuilder<unknown> {
  const { order } = SORTS.changed
  const first = ownersOf(actor, view).map(
    ([column, ids]) => sql`(select n.number from unnest(${[...ids]}::bigint[]) o(id) cross join lateral (
      select r.number from requests r where ${sql.join([sql`${sql.ref(`r.${column}`)} = o.id`, ...asked], sql` and `)}
      order by ${order} limit ${sql.lit(limit + 1)}) n)`,
  )
  const others = [authored(actor), watches(actor)].map(
    (way) => sql`(select r.number from requests r where ${sql.join([way, ...asked], sql` and `)})`,
  )
  return sql`r.number = any(array(${sql.join([...first, ...others], sql` union `)}))`
}

/** Columns of a request by which a customer reads it, with what they have to say. */
function ownersOf(actor: Actor, view: ViewName | undefined): readonly (readonly [string, readonly number[]])[] {
  const person = ['contact_id', [actor.personId]] as const
  if (view === 'my_requests') return [person]
  const { organisationIds, venueIds, dealerIds } = actor
  const places = [
    ['organisation_id', organisationIds],
    ['venue_id', venueIds],
    ['dealer_id', dealerIds],
  ] as const
  return [person, ...places.filter(([, ids]) => ids.length > 0)]
}

/** How many a list would hold in all. */
export async function countRequests(
  db: Db,
  actor: Actor,
  now: Instant,
  question: Omit<ListQuestion, 'sort' | 'limit'>,
) {
  const conditions = [readableBy(actor), ...(await conditionsOf(db, actor, now, question))]
  const { rows } = await sql<{ count: number }>`select count(*) as count from (select 1 from requests r
    where ${sql.join(conditions, sql` and `)} limit ${sql.lit(MOST_COUNTED + 1)}) found`.execute(db)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }
}

/** One line, as `listRequests` would give it; who may read it is asked before. */
export async function loadRow(db: Db, personId: number, number: number): Promise<ListedRequest> {
  const { rows } =
    await sql<ListedRequest>`select ${LISTED} from requests r ${besideListed(personId)} where r.number = ${number}`.execute(
      db,
    )
  const [row] = rows
  if (!row) throw new Refusal('request.not-found', { number })
  return row
}

/**
 * The columns of a line, of request `r` and what `besideListed` joins to it. Unread is what others have said since; to its author and to
 * the specialist also that an answer came back.
 */
export const LISTED = sql`r.number, r.version, r.type, r.subject, r.status, r.channel, r.urgency, r.priority, r.stop_of_trade as "stopOfTrade",
  jsonb_build_object('id', c.id, 'name', c.name) as contact,
  case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as organisation,
  case when v.id is not null then jsonb_build_object('id', v.id, 'name', v.name, 'address', v.address, 'code', v.code) end as venue,
  case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as specialist,
  jsonb_build_object('id', t.id, 'name', t.name) as team,
  r.registered_at as "registeredAt", r.reacted_at as "reactedAt", r.resolved_at as "resolvedAt", r.deferred_until as "deferredUntil",
  r.reaction_due_at as "reactionDueAt", r.resolution_due_at as "resolutionDueAt", r.next_due_at as "nextDueAt", r.burns_at as "burnsAt",
  (r.next_due_at is null and r.sla_rule_id is not null and r.status in ${inSql(STANDING)}) as "clockPaused",
  coalesce(r.ended_at, r.closes_at) as "endsAt",
  r.closing_code as "closingCode", r.rating,
  jsonb_build_object('at', to_char(r.last_message_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'from', r.last_message_from,
    'by', jsonb_build_object('id', m.id, 'name', m.name), 'text', r.last_message_text) as "lastMessage",
  ((r.last_message_at > coalesce(rr.read_at, '-infinity') and r.last_message_by <> me.id)
    or exists (select 1 from notices n join deliveries d on d.notice_id = n.id left join messages told on told.id = n.message_id
      where n.request_number = r.number and d.lost_at > coalesce(rr.read_at, '-infinity')
        and me.id in (r.specialist_id, told.author_id))) as unread`

/** Joins to request `r`: contact c, organisation o, venue v, specialist s, team t, who spoke last m, the reader me and when he read it rr. */
export function besideListed(personId: number): RawBuilder<unknown> {
  return sql`join people c on c.id = r.contact_id join teams t on t.id = r.team_id join people m on m.id = r.last_message_by
    left join organisations o on o.id = r.organisation_id left join venues v on v.id = r.venue_id
    left join people s on s.id = r.specialist_id
    cross join (select ${personId}::bigint as id) me
    left join request_reads rr on rr.request_number = r.number and rr.person_id = me.id`
}

/** What a request `r` has to be for such a list; who may read it is asked besides. */
export async function conditionsOf(
  db: Db,
  actor: Actor,
  now: Instant,
  question: Omit<ListQuestion, 'sort' | 'limit'>,
): Promise<RawBuilder<unknown>[]> {
  const conditions: RawBuilder<unknown>[] = []
  if (question.view) conditions.push(viewCondition(question.view, actor, now))
  if (question.also) conditions.push(viewCondition(question.also, actor, now))
  if (question.q) conditions.push(await matching(db, actor, question.q))
  if (question.statuses?.length) conditions.push(sql`r.status = any(${[...question.statuses]})`)
  for (const [name, column] of COLUMNS) {
    if (question[name] !== undefined) conditions.push(sql`${column} = ${question[name]}`)
  }
  const { since, until, zone = 'UTC' } = question
  if (since) conditions.push(sql`r.registered_at >= ${since}::date::timestamp at time zone ${zone}`)
  if (until) conditions.push(sql`r.registered_at < (${until}::date + 1)::timestamp at time zone ${zone}`)
  return conditions
}

/** What is asked for by one value that stands in the row. */
const COLUMNS = (
  [
    ['venue', 'venue_id'],
    ['equipment', 'equipment_id'],
    ['contact', 'contact_id'],
    ['team', 'team_id'],
    ['specialist', 'specialist_id'],
    ['service', 'service_id'],
    ['contract', 'contract_id'],
    ['priority', 'priority'],
    ['channel', 'channel'],
  ] as const
).map(([name, column]) => [name, sql.ref(`r.${column}`)] as const)

function after(sort: SortName, cursor: string): RawBuilder<unknown> {
  const [key = '', number = ''] = Buffer.from(cursor, 'base64url').toString().split('|')
  if (!isNumber(number) || !(sort === 'newest' ? isNumber(key) : isMoment(key)))
    throw new Refusal('input.invalid', { field: 'cursor' })
  const { key: column, after: beyond } = SORTS[sort]
  if (sort === 'newest') return sql`r.number < ${number}::bigint`
  return sql`(${column}, r.number) ${beyond} (${key}::timestamptz, ${number}::bigint)`
}

function isNumber(text: string): boolean {
  return /^\d{1,15}$/.test(text)
}

/** As the database writes one: «2026-11-28 09:30:00.123+00». */
function isMoment(text: string): boolean {
  if (text === 'infinity') return true
  const at = /^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text.slice(0, 10))
}

function cursorOf(key: string, number: number): string {
  return Buffer.from(`${key}|${number}`).toString('base64url')
}
