import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { CallState } from '../../domain/phone/call.ts'
import type { CallDirection } from '../../domain/phone/call-event.ts'
import { readableBy } from '../access/readable.ts'
import { seen } from '../access/seen.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { ofHisTeams } from './callbacks.ts'

interface Named {
  readonly id: number
  readonly name: string
}

/** A call on somebody's screen. */
export interface CurrentCall {
  readonly id: number
  readonly direction: CallDirection
  readonly state: CallState
  readonly startedAt: string
  readonly answeredAt: string | null
  readonly endedAt: string | null
  readonly number: string | null
  readonly extension: string | null
  readonly queue: string | null
  readonly team: Named | null
  readonly isMine: boolean
  readonly speaker: Named | null
  readonly personId: number | null
  readonly request: number | null
  readonly isTrial: boolean
}

/** For so long after its end a call waits on the screen for who spoke to be worked up. */
const WORKED_UP_WITHIN = "interval '2 hours'"

/**
 * What is on his screen: what rings for him, unless he takes no calls just now; where he speaks, or nobody known does; and what he
 * spoke and has not worked up.
 */
export async function currentCalls(db: Db, actor: Actor, now: Instant): Promise<CurrentCall[]> {
  const { rows } =
    await sql<CurrentCall>`select c.id, c.direction, c.state, c.started_at as "startedAt", c.answered_at as "answeredAt",
      c.ended_at as "endedAt", c.number, c.extension, c.queue, c.person_id as "personId",
      case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name) end as team,
      case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as speaker,
      coalesce(c.specialist_id = ${actor.personId}, false) as "isMine",
      case when r.number is not null and ${readableBy(actor)} then r.number end as request, c.trial_of is not null as "isTrial"
    from phone_cards k join phone_calls c on c.id = k.call_id left join teams t on t.id = c.team_id
      left join people s on s.id = c.specialist_id left join requests r on r.number = c.request_number
    where k.person_id = ${actor.personId} and k.dismissed_at is null and (
      (c.state = 'ringing' and not exists (select 1 from phone_quiet_people q where q.person_id = k.person_id and q.until > ${iso(now)}))
      or (c.state = 'talking' and coalesce(c.specialist_id, k.person_id) = k.person_id)
      or (c.state = 'ended' and c.result = 'answered' and coalesce(c.specialist_id, k.person_id) = k.person_id
        and c.request_number is null and c.ended_at > ${iso(now)}::timestamptz - ${sql.raw(WORKED_UP_WITHIN)}))
    order by coalesce(c.specialist_id = ${actor.personId}, false) desc, c.started_at, c.id limit 30`.execute(db)
  return rows
}

export interface ListedCallback {
  readonly id: number
  readonly number: string
  readonly person: Named | null
  readonly venue: (Named & { readonly address: string; readonly zone: string }) | null
  readonly contract: string
  readonly team: Named | null
  readonly calls: number
  readonly firstCallAt: string
  readonly lastCallAt: string
  readonly dueAt: string | null
  readonly doneAt: string | null
  readonly doneBy: Named | null
}

/** Who is to be called back, the nearest promise first: by his teams and the first line; those done within a day behind them. */
export async function listCallbacks(db: Db, actor: Actor, now: Instant): Promise<ListedCallback[]> {
  const { rows } = await sql<ListedCallback>`select b.id, b.number, b.calls, b.first_call_at as "firstCallAt",
      b.last_call_at as "lastCallAt", b.due_at as "dueAt", b.done_at as "doneAt", c.name as contract,
      case when ${seen(actor, 'person')} then jsonb_build_object('id', p.id, 'name', p.name) end as person,
      case when v.id is not null and ${seen(actor, 'venue')} then
        jsonb_build_object('id', v.id, 'name', v.name, 'address', v.address, 'zone', v.zone) end as venue,
      case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name) end as team,
      case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as "doneBy"
    from phone_callbacks b join people p on p.id = b.person_id join contracts c on c.id = b.contract_id
      left join venues v on v.id = b.venue_id left join teams t on t.id = b.team_id left join people d on d.id = b.done_by
    where ${ofHisTeams(actor)} and (b.done_at is null or b.done_at > ${iso(now)}::timestamptz - interval '1 day')
    order by b.done_at desc nulls first, b.due_at nulls last, b.id limit 200`.execute(db)
  return rows
}
