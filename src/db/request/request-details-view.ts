import { sql } from 'kysely'
import type { Form } from '../../domain/catalogue/form.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Bilingual, Channel } from '../../domain/ground/words.ts'
import {
  CUSTOMER_EVENTS,
  CUSTOMER_EVENTS_OF_PEOPLE,
  HIDING_EVENTS,
  MESSAGE_EVENTS,
} from '../../domain/request/event-table.ts'
import type { Db } from '../engine/database.ts'
import { PLANNED_ONCE } from '../engine/prepared-statements.ts'
import { type Away, awayNow } from '../people/absences.ts'
import { EQUIPMENT_JSON, type ViewedEquipment } from '../people/equipment.ts'
import { besideListed, LISTED, type ListedRequest } from './request-list.ts'

interface Named {
  readonly id: number
  readonly name: string
}

export interface ViewedFile {
  readonly id: number
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly isPicture: boolean
}

export interface ViewedMessage {
  readonly id: number
  readonly visibility: 'public' | 'internal'
  readonly author: Named
  readonly side: 'customer' | 'support'
  readonly channel: Channel
  readonly text: string
  readonly quoted: string | null
  readonly hasLooks: boolean
  readonly sentAt: string
  readonly files: ViewedFile[]
}

export interface ViewedEvent {
  readonly id: number
  readonly type: string
  readonly at: string
  readonly actor: Named | null
  readonly channel: Channel
  readonly data: Record<string, unknown>
}

/** What stands around the row of one request on its page. */
export interface RequestAround {
  readonly author: Named
  readonly dealer: Named | null
  readonly deferredBy: Named | null
  readonly service: { readonly id: number; readonly name: Bilingual; readonly version: number }
  readonly contract: Named
  readonly form: Form
  readonly rawAnswers: Record<string, unknown>
  readonly equipment: ViewedEquipment | null
  readonly ratingComment: string | null
  readonly watchers: Named[]
  readonly away: Away | null
  readonly readAt: string | null
}

/** Moments inside jsonb are told in the same spelling as the others. */
const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`
export const FILE_JSON = `jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size,
  'isPicture', f.media_type in ('image/png', 'image/jpeg', 'image/webp', 'image/gif'))`

/** The conversation, oldest first. Internal notes only for those who may read them. */
export async function listMessages(db: Db, number: number, internal: boolean): Promise<ViewedMessage[]> {
  const { rows } = await sql<ViewedMessage>`
    select m.id, m.visibility, jsonb_build_object('id', p.id, 'name', p.name) as author, m.author_side as side, m.channel, m.text, m.quoted, m.html is not null as "hasLooks",
      m.sent_at as "sentAt", coalesce((select jsonb_agg(${sql.raw(FILE_JSON)} order by f.id) from files f
        where f.request_number = m.request_number and f.message_id = m.id), '[]') as files
    from messages m join people p on p.id = m.author_id
    where m.request_number = ${number} and (m.visibility = 'public' or ${internal}::boolean) order by m.id`.execute(db)
  return rows
}

/** By which ways people heard that they are called: what arrived, and when; not what was meant to be sent. */
const ARRIVED = sql`coalesce((select jsonb_agg(jsonb_build_object('personId', n.person_id, 'way', d.way,
    'at', to_char(d.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by d.sent_at)
  from notices n join deliveries d on d.notice_id = n.id
  where n.request_number = e.request_number and n.change_id = e.change_id and n.kind = 'escalated' and d.sent_at is not null), '[]')`

/** The history, oldest first: all of it for the support service, the customer's part for customers. */
export async function listEvents(db: Db, number: number, internal: boolean): Promise<ViewedEvent[]> {
  const { rows } = await sql<ViewedEvent>`${PLANNED_ONCE}
    select e.id, e.type, e.at, case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as actor, e.channel,
      case when e.type = 'clock.escalated' then e.data || jsonb_build_object('arrived', ${ARRIVED}) else e.data end as data
    from events e left join people p on p.id = e.actor_id
    where e.request_number = ${number} and (${internal}::boolean or e.type = any(${[...CUSTOMER_EVENTS]})
        or (e.actor_id is not null and e.type = any(${[...CUSTOMER_EVENTS_OF_PEOPLE]}) and not exists (select 1 from events beside
          where beside.request_number = e.request_number and beside.change_id = e.change_id and beside.type = any(${[...HIDING_EVENTS]}))))
      and e.type <> all(${[...MESSAGE_EVENTS]}) order by e.id`.execute(db)
  return rows
}

/** The row of a request and what stands around it; the caller has checked that the person may read it. Throws `request.not-found`. */
export async function loadPage(db: Db, personId: number, number: number): Promise<ListedRequest & RequestAround> {
  const { rows } = await sql<ListedRequest & RequestAround>`
    select ${LISTED}, jsonb_build_object('id', a.id, 'name', a.name) as author,
      case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as dealer,
      case when db.id is not null then jsonb_build_object('id', db.id, 'name', db.name) end as "deferredBy",
      jsonb_build_object('id', r.service_id, 'name', sv.name, 'version', sv.version) as service,
      jsonb_build_object('id', k.id, 'name', k.name) as contract, sv.form,
      coalesce(q.answers, '{}') as "rawAnswers",
      (select ${sql.raw(EQUIPMENT_JSON)} from equipment e where e.id = r.equipment_id) as equipment,
      (select comment from ratings where request_number = r.number) as "ratingComment",
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name)
        from watchers w join people p on p.id = w.person_id where w.request_number = r.number), '[]') as watchers,
      ${awayNow(sql`r.specialist_id`)} as away, to_char(rr.read_at at time zone 'UTC', ${sql.raw(UTC)}) as "readAt"
    from requests r ${besideListed(personId)}
      join people a on a.id = r.author_id join service_versions sv on sv.id = r.service_version_id join contracts k on k.id = r.contract_id
      left join organisations d on d.id = r.dealer_id left join people db on db.id = r.deferred_by
      left join request_forms q on q.request_number = r.number
    where r.number = ${number}`.execute(db)
  const [row] = rows
  if (!row) throw new Refusal('request.not-found', { number })
  return row
}

/** Names of what the history mentions by id: people, teams, contracts and services. */
export async function namesIn(db: Db, events: readonly ViewedEvent[]): Promise<Record<string, string>> {
  const ids = {
    person: new Set<number>(),
    team: new Set<number>(),
    contract: new Set<number>(),
    service: new Set<number>(),
  }
  for (const { data } of events) collect(data, ids)
  const { rows } = await sql<{ key: string; name: string }>`
    select 'person:' || id as key, name from people where id = any(${[...ids.person]})
    union all select 'team:' || id, name from teams where id = any(${[...ids.team]})
    union all select 'contract:' || id, name from contracts where id = any(${[...ids.contract]})
    union all select 'service:' || s.id, coalesce(v.name, s.name)->>'ru' from services s left join service_versions v on v.id = s.published_version_id
      where s.id = any(${[...ids.service]})`.execute(db)
  return Object.fromEntries(rows.map(({ key, name }) => [key, name]))
}

const KINDS: Readonly<Record<string, 'person' | 'team' | 'contract' | 'service'>> = {
  specialist: 'person',
  team: 'team',
  contract: 'contract',
  service: 'service',
}

function collect(
  data: Record<string, unknown>,
  ids: Record<'person' | 'team' | 'contract' | 'service', Set<number>>,
): void {
  if (typeof data.personId === 'number') ids.person.add(data.personId)
  for (const called of Array.isArray(data.to) ? data.to : []) collect(called, ids)
  if (typeof data.insteadOf === 'number') ids.person.add(data.insteadOf)
  if ('minutes' in data) for (const id of [data.from, data.to]) if (typeof id === 'number') ids.person.add(id)
  if (typeof data.contractId === 'number') ids.contract.add(data.contractId)
  for (const [key, kind] of Object.entries(KINDS)) {
    const change = data[key]
    if (typeof change !== 'object' || change === null) continue
    for (const id of Object.values(change)) if (typeof id === 'number') ids[kind].add(id)
  }
}
