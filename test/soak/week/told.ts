import { sql } from 'kysely'
import type { Db } from '../../../src/db/engine/database.ts'
import type { FakeBotApi } from '../../telegram/fake-bot-api.ts'
import type { Line } from '../table.ts'
import type { TakenLetter } from '../unwell-smtp.ts'
import type { Call } from './doors.ts'
import { SECRET_WORD } from './rules.ts'
import type { Town } from './town.ts'

export interface Heard {
  readonly db: Db
  readonly town: Town
  readonly letters: readonly TakenLetter[]
  readonly api: FakeBotApi
}

/** Pages of customers that are looked at. */
const PAGES = 300

/** The pages of requests as their customers see them; resolves with how many say an inner word. */
export async function innerPages(db: Db, call: Call, town: Town): Promise<number> {
  const { rows } = await sql<{ number: number; contact: number }>`select number, contact_id as contact from requests
    order by (select count(*) from messages m where m.request_number = number and m.visibility = 'internal') desc limit ${PAGES}`.execute(
    db,
  )
  const customers = new Map(town.customers.flatMap(({ people }) => people.map((one) => [one.id, one])))
  let found = 0
  for (const { number, contact } of rows) {
    const customer = customers.get(contact)
    if (!customer) throw new Error(`request ${number} has no customer of the week`)
    const page = JSON.stringify(await call(customer, 'GET', `/api/requests/${number}`))
    if (page.includes(SECRET_WORD)) found += 1
  }
  return found
}

/** What people were told, by all ways: in the rows of the desk, and as it arrived at the other end of the wire. */
export async function comparedNotices({ db, town, letters, api }: Heard): Promise<Line[]> {
  const count = async (what: ReturnType<typeof sql>, name: string): Promise<number> => {
    const { rows } = await sql<{ id: string }>`select id::text from (${what}) found(id)`.execute(db)
    if (rows.length > 0)
      console.error(
        `    ${name}: ${rows
          .slice(0, 8)
          .map(({ id }) => id)
          .join('; ')}`,
      )
    return rows.length
  }
  const ways = await sql<{
    way: string
    side: string
    count: number
  }>`select d.way, n.side, count(*) as count from deliveries d
    join notices n on n.id = d.notice_id group by 1, 2 order by 1, 2`.execute(db)
  const customers = new Set(town.customers.flatMap(({ people }) => people.map(({ email }) => email)))
  const wired = letters.filter(({ to }) => customers.has(to))
  const ids = Map.groupBy(letters, ({ messageId, to }) => `${messageId} ${to}`)
  const chats = [...api.chats.values()].flat().filter(({ from }) => from === 'bot')
  const linked = new Set(town.customers.flatMap(({ people }) => people.map(({ id }) => 20_000 + id)))
  const said = [...api.chats].filter(([chat]) => linked.has(chat)).flatMap(([, messages]) => messages)
  const own = sql`select n.request_number || ' ' || n.kind || ' to ' || n.person_id from notices n where n.kind <> 'acknowledgement' and exists (select 1
    from events e where e.change_id = n.change_id and e.request_number = n.request_number and e.actor_id = n.person_id)`
  const inner = sql`select d.id || ' ' || n.kind || ' by ' || d.way from deliveries d join notices n on n.id = d.notice_id
    where n.side = 'customer' and d.payload::text like ${`%${SECRET_WORD}%`}`
  const doubled = sql`select request_number || ' change ' || change_id || ' to ' || person_id from notices where change_id is not null
    group by request_number, change_id, person_id having count(*) > 1`
  const twice = sql`select min(id) from deliveries group by notice_id, way, address having count(*) > 1`
  return [
    { what: 'notices', found: await many(db, sql`select 1 from notices`) },
    ...ways.rows.map(({ way, side, count: found }) => ({
      what: `  deliveries to the side of the ${side}, by ${way}`,
      found,
    })),
    { what: 'inner words that were said: notes, rules, reasons', found: await many(db, INNER_SAID) },
    { what: 'of one’s own action', found: await count(own, 'own'), wanted: 0 },
    { what: 'inner words in what left for customers', found: await count(inner, 'inner'), wanted: 0 },
    { what: 'letters that arrived', found: letters.length },
    {
      what: 'inner words in letters of customers',
      found: wired.filter(({ words }) => words.includes(SECRET_WORD)).length,
      wanted: 0,
    },
    {
      what: 'letters that came again after a kill, with their id',
      found: [...ids.values()].filter((one) => one.length > 1).length,
    },
    { what: 'messages in chats', found: chats.length },
    {
      what: 'inner words in chats of customers',
      found: said.filter(({ text }) => text.includes(SECRET_WORD)).length,
      wanted: 0,
    },
    { what: 'two notices of one change to one person', found: await count(doubled, 'doubled'), wanted: 0 },
    { what: 'two deliveries of one notice to one place', found: await count(twice, 'twice'), wanted: 0 },
    { what: 'told twice of one thing by two rules', found: await count(BY_TWO_RULES, 'by two rules'), wanted: 0 },
    { what: 'a time that two rules moved within 2 s, each told', found: await many(db, MOVED_TWICE) },
    { what: 'called twice by one step', found: await count(CALLED_TWICE, 'called twice'), wanted: 0 },
    { what: 'people who were called and heard nothing', found: await count(UNHEARD, 'unheard'), wanted: 0 },
    { what: 'called, or given a request by the rules, while away', found: await count(AWAY, 'away'), wanted: 0 },
    { what: 'deliveries without an end', found: await count(ENDLESS, 'endless'), wanted: 0 },
  ]
}

/** What the desk did by itself about one request within two seconds and told to one person as the same kind. */
const TWICE_AT_ONCE = sql`select a.kind, a.request_number || ' ' || a.kind || ' to ' || a.person_id || ' by changes ' || a.change_id || ' and ' || b.change_id as id
  from notices a join notices b on b.request_number = a.request_number and b.person_id = a.person_id and b.change_id > a.change_id and b.kind = a.kind
  join lateral (select e.at, e.actor_id, e.data from events e where e.request_number = a.request_number and e.change_id = a.change_id
    order by e.type like 'clock.%' desc limit 1) ea on true
  join lateral (select e.at, e.actor_id, e.data from events e where e.request_number = b.request_number and e.change_id = b.change_id
    order by e.type like 'clock.%' desc limit 1) eb on true
  where ea.actor_id is null and eb.actor_id is null and eb.at - ea.at < interval '2 seconds'
    and ea.data->>'metric' is not distinct from eb.data->>'metric'`

/** Whom steps call is counted by the step, and a time that has moved twice is another one each time. */
const BY_TWO_RULES = sql`select id from (${TWICE_AT_ONCE}) t where kind not in ('escalated', 'due_moved')`
const MOVED_TWICE = sql`select id from (${TWICE_AT_ONCE}) t where kind = 'due_moved'`

/** One step of one clock, with those it was late for, calls a person once between two resumptions; so does an alarm. */
const CALLED_TWICE = sql`with rounds as (select e.*, (select count(*) from events r where r.request_number = e.request_number and r.id < e.id
      and r.type = 'request.moved' and r.data->>'to' = 'resumed') as round from events e where e.type in ('clock.escalated', 'alarm.passed-on')),
  calls as (select request_number, round, at, type, data->>'metric' as metric, data->>'percent' as percent, data->>'missed' as missed,
      (c->>'personId')::bigint as person, c->>'as' as step
      from rounds, jsonb_array_elements(data->'to') c where type = 'clock.escalated'
    union all select request_number, round, at, type, data->>'metric', data->>'percent', '', (data->>'to')::bigint, null from rounds
      where type = 'alarm.passed-on' and data->>'to' is not null)
  select request_number || ' ' || type || ' ' || metric || ' ' || percent || ' to ' || person || ' at ' || string_agg(at::text, ', ') from calls
  group by request_number, case when metric = 'reaction' then round else 0 end, type, metric, percent, missed, step, person having count(*) > 1`

const INNER_SAID = sql`select 1 from messages where visibility = 'internal' and text like ${`%${SECRET_WORD}%`}
  union all select 1 from events where data::text like ${`%${SECRET_WORD}%`}`

const UNHEARD = sql`select e.request_number || ' ' || (e.data->>'percent') || ' to ' || (c->>'personId')
  from events e, jsonb_array_elements(e.data->'to') c where e.type = 'clock.escalated' and not exists (select 1 from notices n
    join deliveries d on d.notice_id = n.id and d.way = 'screen' where n.request_number = e.request_number and n.change_id = e.change_id
    and n.person_id = (c->>'personId')::bigint and n.kind = 'escalated')`

/** By the calendar of each person's own zone; who stands in is named beside whom he replaces. */
const AWAY = sql`with given as (
    select e.request_number, e.at, (c->>'personId')::bigint as person from events e, jsonb_array_elements(e.data->'to') c where e.type = 'clock.escalated'
    union all select request_number, at, (data->'specialist'->>'to')::bigint from events
      where type = 'request.assigned' and data->>'because' is not null and data->'specialist'->>'to' is not null)
  select g.request_number || ' to ' || g.person || ' at ' || g.at from given g join people p on p.id = g.person
    join absences a on a.person_id = p.id and (g.at at time zone p.zone)::date between a.starts_on and a.ends_on`

/** What waits for a morning is not stuck. */
const ENDLESS = sql`select d.id || ' ' || d.way || ' ' || coalesce(d.error, '') from deliveries d where d.sent_at is null and d.gave_up_at is null
  and coalesce(d.not_before, d.created_at) < now() - interval '1 hour'`

async function many(db: Db, what: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${what}) all_of_them`.execute(db)
  return rows[0]?.count ?? 0
}
