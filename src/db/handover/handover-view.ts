import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { OPEN, STANDING } from '../../domain/ground/status.ts'
import type { Status } from '../../domain/ground/words.ts'
import type { ItemState } from '../../domain/handover/handover.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { readableBy } from '../access/readable.ts'
import { inSql } from '../access/status-words.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { type LoadedRow, requestOf } from '../request/request-row.ts'
import { SELECT_REQUESTS } from '../request/requests.ts'

/** What a line of a hand-over says of its request. */
export interface HandedRequest {
  readonly number: number
  readonly subject: string
  readonly status: Status
  readonly place: string | null
  readonly nextDueAt: string | null
  readonly burnsAt: string | null
  readonly clockPaused: boolean
}

const LINE = sql`r.number, r.subject, r.status, coalesce(v.name, o.name) as place,
  r.next_due_at as "nextDueAt", r.burns_at as "burnsAt",
  (r.next_due_at is null and r.sla_rule_id is not null and r.status in ${inSql(STANDING)}) as "clockPaused"`
const BESIDE = sql`left join venues v on v.id = r.venue_id left join organisations o on o.id = r.organisation_id`

/** The open requests of this person, what burns first. */
export async function ownOpen(db: Db, actor: Actor): Promise<HandedRequest[]> {
  const { rows } = await sql<HandedRequest>`select ${LINE} from requests r ${BESIDE}
    where r.specialist_id = ${actor.personId} and r.status in ${inSql(OPEN)} and ${readableBy(actor)}
    order by r.next_due_at nulls last, r.number`.execute(db)
  return rows
}

/** The same requests with their clocks. */
export async function ownOpenWithClocks(db: Db, actor: Actor): Promise<ServiceRequest[]> {
  const { rows } = await sql<LoadedRow>`${sql.raw(SELECT_REQUESTS)}
    where r.specialist_id = ${actor.personId} and r.status in ${inSql(OPEN)} and ${readableBy(actor)}`.execute(db)
  return rows.map(requestOf)
}

interface Named {
  readonly id: number
  readonly name: string
}

export interface ShownHandover {
  readonly id: number
  readonly from: Named
  readonly to: Named
  readonly note: string
  readonly madeAt: string
  readonly raisedAt: string | null
  readonly raisedTo: Named | null
  /** Of requests that the reader may read. */
  readonly items: readonly (HandedRequest & {
    readonly todo: string
    readonly state: ItemState
    readonly decidedAt: string | null
    readonly decidedBy: Named | null
  })[]
  readonly words: readonly {
    readonly number: number | null
    readonly author: Named
    readonly text: string
    readonly at: string
  }[]
}

const moment = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** What this person gives over or is given: all that nobody has answered, and the last one that was. The newest first. */
export async function listHandovers(db: Db, actor: Actor): Promise<ShownHandover[]> {
  const me = actor.personId
  const { rows } = await sql<ShownHandover>`
    with own as (select h.*, exists (select 1 from handover_items i where i.handover_id = h.id and i.state = 'offered') as waits
      from handovers h where h.id in (select id from handovers where from_id = ${me} union select id from handovers where to_id = ${me}
        union select id from handovers where raised_to = ${me}) order by h.id desc limit 50),
    shown as (select * from own where waits or id = (select max(id) from own where not waits))
    select h.id, jsonb_build_object('id', f.id, 'name', f.name) as "from", jsonb_build_object('id', t.id, 'name', t.name) as "to",
      h.note, h.made_at as "madeAt", h.raised_at as "raisedAt",
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as "raisedTo",
      coalesce((select jsonb_agg(to_jsonb(line) order by line."nextDueAt" nulls last, line.number) from (select ${LINE}, i.todo, i.state,
          ${moment('i.decided_at')} as "decidedAt",
          case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as "decidedBy"
        from handover_items i join requests r on r.number = i.request_number ${BESIDE} left join people d on d.id = i.decided_by
        where i.handover_id = h.id and ${readableBy(actor)}) line), '[]') as items,
      coalesce((select jsonb_agg(jsonb_build_object('number', w.request_number, 'author', jsonb_build_object('id', a.id, 'name', a.name),
          'text', w.text, 'at', ${moment('w.said_at')}) order by w.id)
        from handover_words w join people a on a.id = w.author_id where w.handover_id = h.id and (w.request_number is null
          or exists (select 1 from requests r where r.number = w.request_number and ${readableBy(actor)}))), '[]') as words
    from shown h join people f on f.id = h.from_id join people t on t.id = h.to_id left join people c on c.id = h.raised_to
    order by h.id desc`.execute(db)
  return rows
}

/** What somebody did in a stretch of time: requests that became his, that he resolved, and promises broken while he had them. */
export interface ShiftSummary {
  readonly taken: number
  readonly resolved: number
  readonly late: number
}

export async function summaryOf(db: Db, personId: number, since: Instant): Promise<ShiftSummary> {
  const { rows } = await sql<ShiftSummary>`select
      count(distinct e.request_number) filter (where e.type = 'request.assigned'
        and (e.data->'specialist'->>'to')::bigint = ${personId}) as taken,
      count(distinct e.request_number) filter (where e.type = 'request.moved' and e.data->>'move' = 'resolve'
        and e.actor_id = ${personId}) as resolved,
      count(*) filter (where e.type = 'clock.breached' and (select (a.data->'specialist'->>'to')::bigint from events a
        where a.request_number = e.request_number and a.type = 'request.assigned' and a.id < e.id
        order by a.id desc limit 1) = ${personId}) as late
    from events e where e.at >= ${iso(since)}::timestamptz and e.type in ('request.assigned', 'request.moved', 'clock.breached')`.execute(
    db,
  )
  return rows[0] ?? { taken: 0, resolved: 0, late: 0 }
}

/** How many requests wait for an answer of this person, how many of his for that of others, and of how many hand-overs he was asked something last. */
export async function waitingFor(db: Db, actor: Actor): Promise<{ toMe: number; fromMe: number; asked: number }> {
  const me = actor.personId
  const { rows } = await sql<{ toMe: number; fromMe: number; asked: number }>`select
      count(*) filter (where ${me} in (h.to_id, h.raised_to)) as "toMe", count(*) filter (where h.from_id = ${me}) as "fromMe",
      count(distinct h.id) filter (where h.from_id = ${me} and (select w.author_id from handover_words w
        where w.handover_id = h.id order by w.id desc limit 1) <> ${me}) as asked
    from handover_items i join handovers h on h.id = i.handover_id join requests r on r.number = i.request_number
    where i.state = 'offered' and ${me} in (h.from_id, h.to_id, h.raised_to) and ${readableBy(actor)}`.execute(db)
  return rows[0] ?? { toMe: 0, fromMe: 0, asked: 0 }
}
