import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { CallResult, CallState } from '../../domain/phone/call.ts'
import type { CallCause, CallDirection } from '../../domain/phone/call-event.ts'
import { seesAllCalls } from '../../domain/phone/rights.ts'
import { readableBy } from '../access/readable.ts'
import { seen } from '../access/seen.ts'
import type { Db } from '../engine/database.ts'
import { literally } from '../engine/like.ts'

export interface JournalQuestion {
  readonly result?: CallResult | undefined
  readonly direction?: CallDirection | undefined
  readonly mine: boolean
  /** E.164, or null: no number is asked for. */
  readonly number: string | null
  readonly name: string | null
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly request?: number | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

interface Named {
  readonly id: number
  readonly name: string
}

export interface JournalRow {
  readonly id: number
  readonly direction: CallDirection
  readonly state: CallState
  readonly result: CallResult | null
  readonly cause: CallCause | null
  readonly startedAt: string
  readonly answeredAt: string | null
  readonly endedAt: string | null
  readonly talkMs: number
  readonly number: string | null
  readonly person: Named | null
  readonly venue: string | null
  readonly queue: string | null
  readonly teamId: number | null
  readonly specialist: Named | null
  readonly request: number | null
  readonly hasRecording: boolean
  readonly isRefused: boolean
}

/** Calls, the newest first, and where the next page begins; trials are no calls. */
export async function listCalls(db: Db, actor: Actor, question: JournalQuestion) {
  const { rows } = await sql<JournalRow & { key: string }>`select c.id, c.direction, c.state, c.result, c.cause,
      c.started_at as "startedAt", c.answered_at as "answeredAt", c.ended_at as "endedAt", c.talk_ms as "talkMs", c.number,
      case when p.id is not null and ${seen(actor, 'person')} then jsonb_build_object('id', p.id, 'name', p.name) end as person,
      case when v.id is not null and ${seen(actor, 'venue')} then v.name || ', ' || v.address end as venue,
      c.queue, c.team_id as "teamId", case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as specialist,
      case when r.number is not null and ${readableBy(actor)} then r.number end as request,
      c.recording is not null as "hasRecording",
      exists (select 1 from turned_away_calls t where t.person_id = c.person_id and t.at between c.started_at
        and coalesce(c.ended_at, c.started_at) + interval '30 minutes' and not exists (select 1 from phone_calls later
          where later.person_id = c.person_id and later.started_at > c.started_at and later.started_at <= t.at)) as "isRefused", c.started_at::text as key
    from phone_calls c left join people p on p.id = c.person_id left join people s on s.id = c.specialist_id
      left join requests r on r.number = c.request_number left join venues v on v.id = r.venue_id
    where ${sql.join(conditionsOf(actor, question), sql` and `)}
    order by c.started_at desc, c.id desc limit ${question.limit + 1}`.execute(db)
  const page = rows.slice(0, question.limit)
  const last = page.at(-1)
  const next = rows.length > question.limit && last ? Buffer.from(`${last.key}|${last.id}`).toString('base64url') : null
  return { rows: page.map(({ key: _key, ...row }) => row), next }
}

function conditionsOf(actor: Actor, question: JournalQuestion): RawBuilder<unknown>[] {
  const { result, direction, mine, number, name, from, to, request, cursor } = question
  const conditions: RawBuilder<unknown>[] = [sql`c.trial_of is null`, seenBy(actor)]
  if (result) conditions.push(sql`c.result = ${result}`)
  if (direction) conditions.push(sql`c.direction = ${direction}`)
  if (mine) conditions.push(sql`c.specialist_id = ${actor.personId}`)
  if (number !== null) conditions.push(sql`c.number = ${number}`)
  if (name !== null) conditions.push(sql`(p.name ilike ${`%${literally(name)}%`} and ${seen(actor, 'person')})`)
  if (from) conditions.push(sql`c.started_at >= ${from}`)
  if (to) conditions.push(sql`c.started_at < ${to}`)
  if (request !== undefined) conditions.push(sql`c.request_number = ${request}`)
  if (cursor !== undefined) conditions.push(after(cursor))
  return conditions
}

/** A call that belongs to a request is seen with it. */
function seenBy(actor: Actor): RawBuilder<unknown> {
  if (seesAllCalls(actor)) return sql`true`
  return sql`(c.specialist_id = ${actor.personId} or c.team_id = any(${[...actor.teamIds]}::bigint[])
    or exists (select 1 from phone_cards k where k.call_id = c.id and k.person_id = ${actor.personId})
    or (r.number is not null and ${readableBy(actor)}))`
}

function after(cursor: string): RawBuilder<unknown> {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('|')
  const isMoment = /^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/.test(at) && !Number.isNaN(Date.parse(at))
  if (!isMoment || !/^\d{1,15}$/.test(id)) throw new Refusal('input.invalid', { field: 'cursor' })
  return sql`(c.started_at, c.id) < (${at}::timestamptz, ${id}::bigint)`
}
