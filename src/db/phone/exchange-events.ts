import { sql } from 'kysely'
import type { CallSign } from '../../domain/phone/call-event.ts'
import type { Db } from '../engine/database.ts'
import type { EventOutcome } from './events.ts'

export interface ListedEvent {
  readonly id: number
  readonly at: string
  readonly outcome: EventOutcome
  readonly why: string | null
  readonly raw: string
  readonly repeats: number
  readonly sign: CallSign | null
  readonly number: string | null
  readonly person: { readonly id: number; readonly name: string } | null
  readonly call: number | null
  readonly cards: number
}

/** For administrators: what an exchange sent last, and what was made of it. */
export async function listExchangeEvents(db: Db, exchangeId: number): Promise<ListedEvent[]> {
  const { rows } = await sql<ListedEvent>`select e.id, e.received_at as at, e.outcome, e.why, e.raw, e.repeats,
      e.event->>'sign' as sign, c.number, c.id as call,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person,
      (select count(*)::int from phone_cards k where k.call_id = c.id) as cards
    from phone_events e left join phone_calls c on c.id = e.call_id left join people p on p.id = c.person_id
    where e.exchange_id = ${exchangeId} order by e.id desc limit 50`.execute(db)
  return rows
}

/** For administrators: specialists with and without a number inside, and calls that were taken by exception. */
export async function phoneFigures(db: Db, since: string) {
  const { rows } = await sql<{ given: number; missing: { id: number; name: string }[]; exceptions: number }>`select
      (select count(*)::int from specialist_settings s join people p on p.id = s.person_id
        where s.extension is not null and p.archived_at is null) as given,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name), '[]') from people p
        where p.archived_at is null and exists (select 1 from person_roles r where r.person_id = p.id
            and r.role in ('operator', 'specialist', 'team_lead'))
          and not exists (select 1 from specialist_settings s where s.person_id = p.id and s.extension is not null)) as missing,
      (select count(*)::int from events e where e.type = 'request.exception-made' and e.at > ${since}::timestamptz) as exceptions`.execute(
    db,
  )
  return rows[0] ?? { given: 0, missing: [], exceptions: 0 }
}
