import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { insertPerson } from '../../src/db/foundation/foundation.ts'
import { MERGING } from '../../src/db/foundation/merge-fates.ts'
import { lockOwner } from '../../src/db/people/identities.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { until } from '../ground/until.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const administrator = () => desk.inBrowser(desk.people.administrator)
const run = (text: string) => sql.raw(text).execute(desk.database.db)

async function column<Value>(question: string): Promise<Value[]> {
  const { rows } = await desk.database.pool.query<{ found: Value }>(question)
  return rows.map(({ found }) => found)
}

/** Every row of every table, but for the journal, the record of merging itself and what ends for good. */
async function dumped(): Promise<Record<string, string[]>> {
  const tables = await column<string>(`select table_name as found from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`)
  const beside = ['admin_changes', 'person_merges', 'merged_rows', 'idempotency_keys', ...ENDED]
  const dump: Record<string, string[]> = {}
  for (const table of tables.filter((name) => !beside.includes(name))) {
    dump[table] = await column<string>(`select to_jsonb(t)::text as found from ${table} t order by 1`)
  }
  return dump
}
const ENDED = Object.entries(MERGING).flatMap(([place, { fate }]) =>
  fate === 'ends' ? [place.split('.')[0] ?? ''] : [],
)

async function planned(kept: number, gone: number) {
  const { status, body, text } = await administrator().get(`/api/customers/${kept}/merge-plan?gone=${gone}`)
  assert.equal(status, 200, text)
  return body
}

async function merged(kept: number, gone: number): Promise<number> {
  const { mark } = await planned(kept, gone)
  const { status, body, text } = await administrator().post(`/api/customers/${kept}/merges`, { goneId: gone, mark })
  assert.equal(status, 201, text)
  return body.id
}

async function parted(id: number) {
  const plan = await administrator().get(`/api/person-merges/${id}/undo-plan`)
  assert.equal(plan.status, 200, plan.text)
  const { status, text } = await administrator().post(`/api/person-merges/${id}/undo`, { mark: plan.body.mark })
  assert.equal(status, 200, text)
  return plan.body
}

function newPerson(name: string, email: string): Promise<number> {
  return desk.database.db.transaction().execute((tx) => insertPerson(tx, Date.now(), { name, email }))
}

/** A double of the cashier, who has of everything that may point to a person, and beside each of some what the cashier has too. */
async function double(email: string): Promise<{ readonly id: number; readonly numbers: readonly number[] }> {
  const { cashier, manager, specialist, stranger } = desk.people
  const id = await newPerson('Кассиров Иван', email)
  const own = await desk.file(cashier)
  const [his, filed, both, copied] = [
    await desk.file(manager),
    await desk.file(manager),
    await desk.file(manager),
    await desk.file(manager),
  ]
  const foreign = await desk.file(stranger)
  const numbers = [his, filed, both, copied, foreign]
  await run(`update people set external_code = 'crm ${email}' where id = ${id}`)
  await run(`update person_addresses set is_main = true, verified_at = now() where person_id = ${id}`)
  await run(`update person_addresses set is_main = true, verified_at = now() where person_id = ${cashier.id}`)
  await run(`insert into person_addresses (person_id, kind, value) values (${id}, 'phone', '+7903${1_000_000 + id}')`)
  await run(`insert into person_roles (person_id, role, venue_id) values (${id}, 'customer_user', ${desk.venues.lesnaya}),
    (${id}, 'customer_manager', ${desk.venues.sadovaya})`)
  await run(`update requests set contact_id = ${id}, last_message_by = ${id} where number in (${his}, ${foreign})`)
  await run(`update requests set author_id = ${id} where number = ${filed}`)
  await run(`insert into watchers (request_number, person_id, added_at, copied_since) values (${both}, ${id}, now(), null),
    (${both}, ${cashier.id}, now() - interval '1 day', null), (${own}, ${id}, now(), null),
    (${copied}, ${id}, now(), null), (${copied}, ${cashier.id}, now(), now())`)
  const personal =
    await column<number>(`insert into contracts (number, name, kind, state, service_hours_id, starts_on, sla_level_id)
    select 'N ${id}', 'Личный', 'contract', 'active', service_hours_id, '2020-01-01', sla_level_id from contracts
    where number = '77' returning id as found`)
  await run(`insert into contract_customers (contract_id, person_id) values (${personal[0]}, ${id}),
    (${desk.contracts.premium}, ${id}), (${desk.contracts.premium}, ${cashier.id}) on conflict do nothing`)
  await run(
    `insert into card_notes (person_id, author_id, text, written_at) values (${id}, ${specialist.id}, 'Глухой', now())`,
  )
  await run(`insert into turned_away_calls (person_id, by_id, at, reason, contract_id)
    values (${id}, ${specialist.id}, now(), 'contract.phone-is-closed', ${desk.contracts.basic})`)
  await run(`insert into phone_exchanges (kind, managed_by, title, api_key, secret_ends, api)
    values ('own', 'screen', 'АТС', '', '', '')`)
  const [call] =
    await column<number>(`insert into phone_calls (exchange_id, call_key, direction, state, result, started_at, number,
    person_id) select max(id), 'call-${id}', 'in', 'ended', 'missed', now(), '+7916555${id}', ${id} from phone_exchanges
    returning id as found`)
  await run(`insert into phone_callbacks (number, person_id, contract_id, first_call_at, last_call_at, last_call_id)
    values ('+7916555${id}', ${id}, ${desk.contracts.premium}, now(), now(), ${call})`)
  await run(`insert into address_questions (person_id, address, sent_to, asked_by, asked_at, expires_at)
    values (${id}, 'new@vesna.example', 'new@vesna.example', ${id}, now(), now() + interval '1 hour')`)
  await run(`insert into letter_links (token_hash, request_number, person_id, created_at, expires_at)
    values (decode(md5('${id}'), 'hex'), ${his}, ${id}, now(), now() + interval '1 hour')`)
  await run(`insert into notices (change_id, request_number, person_id, kind, side, written_at) values
    (${id * 10}, ${his}, ${id}, 'reply', 'customer', now()), (${id * 10 + 1}, ${his}, ${id}, 'reply', 'customer', now()),
    (${id * 10}, ${his}, ${cashier.id}, 'reply', 'customer', now())`)
  await run(`insert into request_reads (person_id, request_number, read_at) values (${id}, ${his}, now()),
    (${id}, ${both}, now()), (${cashier.id}, ${both}, now())`)
  await run(`insert into request_ways (request_number, person_id, way, address, proven, wrote_at) values
    (${his}, ${id}, 'email', '${email}', true, now()), (${both}, ${id}, 'email', '${email}', true, now()),
    (${both}, ${cashier.id}, 'email', '${cashier.email}', true, now())`)
  await run(`insert into notice_choices (person_id, kind, way, wanted) values (${id}, 'reply', 'email', false)`)
  await run(`insert into drafts (person_id, key, body, saved_at) values (${id}, 'new', '{"text":"х"}', now())`)
  await run(`insert into second_factors (person_id, secret, begun_at, confirmed_at) values (${id}, 'x', now(), now())`)
  await run(`insert into sessions (person_id, token_hash, created_at, seen_at, expires_at, user_agent, address)
    values (${id}, decode(md5('s${id}'), 'hex'), now(), now(), now() + interval '1 day', '', '')`)
  await run(
    `insert into api_tokens (person_id, name, token_hash, created_at) values (${id}, 'x', decode(md5('t${id}'), 'hex'), now())`,
  )
  await linkedChat(id, his)
  return { id, numbers }
}

/** He has a chat with a bot, which shows a card of a request. */
async function linkedChat(id: number, number: number): Promise<void> {
  const [bot] =
    await column<number>(`insert into messenger_bots (kind, managed_by, token_ends, account, username, title)
    values ('telegram', 'environment', 'x', 'bot ${id}', 'bot', 'Бот') returning id as found`)
  await run(`insert into messenger_links (bot_id, person_id, account, chat, name, linked_by, linked_at, seen_at)
    values (${bot}, ${id}, '${id}', '${id}', 'Иван', 'code', now(), now())`)
  const [card] = await column<number>(`insert into messenger_outbound (bot_id, chat, body, created_at, sent_at)
    values (${bot}, '${id}', '{}', now(), now()) returning id as found`)
  await run(`insert into messenger_cards (bot_id, chat, request_number, person_id, outbound_id, shown)
    values (${bot}, '${id}', ${number}, ${id}, ${card}, 'x')`)
}

test('every foreign key to a person says what becomes of it in a merge, and no word is of a key that is not there', async () => {
  const keys = await column<string>(`select c.conrelid::regclass || '.' || a.attname as found from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'people'::regclass order by 1`)
  assert.ok(keys.length > 45, `${keys.length} keys`)
  assert.deepEqual(keys.toSorted(), Object.keys(MERGING).toSorted())
})

test('each unique rule over a person that moves is known to his merge: nothing breaks where both have one', async () => {
  const rules = await column<string>(`select distinct a.attrelid::regclass || '.' || a.attname as found from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indisunique and a.attrelid::regclass::text || '.' || a.attname in
      (${Object.keys(MERGING)
        .map((name) => `'${name}'`)
        .join(', ')})`)
  const moving = rules.filter((name) => ['moves', 'joins'].includes(MERGING[name]?.fate ?? ''))
  const known = Object.entries(MERGING).flatMap(([name, fate]) => ('once' in fate && fate.once ? [name] : []))
  // Of main addresses there is one of a kind: those of who goes give way.
  assert.deepEqual(moving.toSorted(), [...known, 'person_addresses.person_id'].toSorted())
})

test('merged and parted again, everything is as it was, row by row', async () => {
  const { cashier } = desk.people
  const { id } = await double('kassirov@mail.example')
  const was = await dumped()
  const merge = await merged(cashier.id, id)

  const places = await column<string>(`select distinct place as found from merged_rows where merge_id = ${merge}`)
  const moving = Object.entries(MERGING).filter(([, { fate }]) => fate === 'moves' || fate === 'joins')
  for (const [name] of moving) assert.ok(places.includes(name), `${name}: nothing went over, so nothing is proven`)
  for (const name of ['watchers, put by', 'watchers.copied_since', 'person_addresses.is_main', 'people.external_code'])
    assert.ok(places.includes(name), name)
  assert.notDeepEqual(await dumped(), was)

  const { cannot, since } = await parted(merge)
  assert.deepEqual([cannot, since], [{}, 0])
  const is = await dumped()
  for (const [table, rows] of Object.entries(was)) assert.deepEqual(is[table], rows, table)
})

test('who goes is signed out everywhere, his programs too, and comes in by nothing', async () => {
  const { cashier } = desk.people
  const { id } = await double('signed.in@mail.example')
  await merged(cashier.id, id)
  assert.deepEqual(await column(`select id as found from sessions where person_id = ${id}`), [])
  assert.deepEqual(
    await column(`select id as found from api_tokens where person_id = ${id} and revoked_at is null`),
    [],
  )
  const owner = await column(`select person_id as found from person_addresses where value = 'signed.in@mail.example'`)
  assert.deepEqual(owner, [cashier.id])
})

test('a plan counts what goes over and says what would be read, and a merge of another plan is refused', async () => {
  const kept = await newPerson('Анна Планова', 'planova@mail.example')
  const gone = await newPerson('Анна Планова', 'a.planova@mail.example')
  const { stranger } = desk.people
  const [one, two] = [await desk.file(stranger), await desk.file(stranger)]
  await run(`update requests set contact_id = ${gone}, author_id = ${gone} where number = ${one}`)
  await run(`insert into watchers (request_number, person_id, added_at) values (${two}, ${gone}, now())`)
  const plan = await planned(kept, gone)
  assert.deepEqual(plan.goesOver, { addresses: 1, contact: 1, author: 1, watches: 1 })
  assert.deepEqual(plan.addresses, ['a.planova@mail.example'])
  assert.equal(plan.reading.more, 2)
  assert.deepEqual(
    plan.reading.some.map(({ number }: { number: number }) => number),
    [two, one],
  )
  assert.equal((await planned(kept, gone)).mark, plan.mark, 'looking changes nothing')

  await run(`update requests set contact_id = ${gone} where number = ${await desk.file(stranger)}`)
  const order = { goneId: gone, mark: plan.mark }
  const refused = await administrator().post(`/api/customers/${kept}/merges`, order)
  assert.deepEqual([refused.status, refused.body.code], [409, 'merge.changed'])
  assert.deepEqual(await column(`select id as found from person_merges where gone_id = ${gone}`), [])
})

test('a dealer’s right over sub-dealers, had in one place, counts for those of the other person: it is said beforehand', async () => {
  const { dealer, subDealer } = desk.organisations
  const kept = await newPerson('Дина Северова', 'dina@sever.example')
  const gone = await newPerson('Дина Северова', 'dina.s@sever.example')
  await run(`insert into person_roles (person_id, role, organisation_id, with_sub_dealers) values
    (${kept}, 'dealer_user', ${dealer}, false), (${gone}, 'dealer_user', ${subDealer}, true)`)
  const number = await desk.file(desk.people.stranger, { venueId: desk.venues.bar })
  const plan = await planned(kept, gone)
  assert.ok(plan.reading.some.some((one: { number: number }) => one.number === number))
  const readable = await column<number>(`select count(*)::int as found from requests where dealer_id = ${subDealer}`)
  assert.equal(plan.reading.more, readable[0])
})

test('what came in between stays with who stayed, and what was changed is told as not going back', async () => {
  const { stranger } = desk.people
  const kept = await newPerson('Пётр Тестов', 'testov@mail.example')
  const gone = await newPerson('Пётр Тестов', 'p.testov@mail.example')
  const [moved, changed] = [await desk.file(stranger), await desk.file(stranger)]
  await run(`update requests set contact_id = ${gone} where number in (${moved}, ${changed})`)
  const merge = await merged(kept, gone)
  const later = await desk.file(stranger)
  await run(
    `update requests set contact_id = ${kept}, registered_at = now() + interval '1 second' where number = ${later}`,
  )
  await run(`update requests set contact_id = ${stranger.id} where number = ${changed}`)
  await run(`delete from person_addresses where value = 'p.testov@mail.example'`)
  const plan = await parted(merge)
  assert.deepEqual(plan.goesBack, { contact: 1 })
  assert.deepEqual(plan.cannot, { addresses: 1, contact: 1 })
  assert.equal(plan.since, 1)
  const contacts = await column(
    `select contact_id as found from requests where number in (${moved}, ${changed}, ${later}) order by number`,
  )
  assert.deepEqual(contacts, [gone, stranger.id, kept])
})

test('merges of one person are taken back from the last one, and nobody is merged twice', async () => {
  const kept = await newPerson('Один', 'one@chain.example')
  const [first, second] = [await newPerson('Два', 'two@chain.example'), await newPerson('Три', 'three@chain.example')]
  const merge = await merged(kept, first)
  await merged(kept, second)
  const early = await administrator().get(`/api/person-merges/${merge}/undo-plan`)
  assert.deepEqual([early.status, early.body.code], [409, 'merge.later-first'])
  const again = await administrator().get(`/api/customers/${second}/merge-plan?gone=${first}`)
  assert.deepEqual([again.status, again.body.code], [409, 'person.is-merged'])
  const back = await administrator().post(`/api/customers/${first}/return`, {})
  assert.deepEqual([back.status, back.body.code], [409, 'person.is-merged'])
})

test('whoever is of the support is merged with nobody, and nobody with himself', async () => {
  const { cashier, specialist } = desk.people
  const asked = (kept: number, gone: number) => administrator().get(`/api/customers/${kept}/merge-plan?gone=${gone}`)
  const answers = [
    await asked(cashier.id, specialist.id),
    await asked(specialist.id, cashier.id),
    await asked(cashier.id, cashier.id),
    await asked(cashier.id, 999_999),
  ]
  assert.deepEqual(
    answers.map(({ body }) => body.code),
    ['person.is-of-support', 'person.is-of-support', 'merge.same-person', 'person.not-found'],
  )
})

test('the page of a person tells of probable doubles, of nobody of the support and of nobody merged', async () => {
  const one = await newPerson('Семён Двойной', 'semen.dvoinoy@vesna.example')
  const two = await newPerson('Двойной Семен', 'semen@vesna.example')
  const three = await newPerson('С. Д.', 'semen.dvoinoy@mail.example')
  await newPerson('Семён Двойной', 'elsewhere@vesna.example')
  await run(`insert into person_roles (person_id, role, venue_id) values (${one}, 'customer_user', ${desk.venues.sadovaya}),
    (${two}, 'customer_user', ${desk.venues.sadovaya})`)
  const found = async () => {
    const { doubles } = (await administrator().get(`/api/customers/${one}/merges`)).body
    return doubles.map(({ id, alike }: { id: number; alike: string[] }) => [id, ...alike])
  }
  assert.deepEqual(await found(), [
    [two, 'name'],
    [three, 'mail'],
  ])
  await merged(one, two)
  assert.deepEqual(await found(), [[three, 'mail']])
})

test('what arrives from an address while its owner is merged waits, and is of who stays', async () => {
  const kept = await newPerson('Вера Ждущая', 'vera.zh@mail.example')
  const gone = await newPerson('Вера Ждущая', 'zhdushaya@mail.example')
  const { mark } = await planned(kept, gone)
  const place = { kind: 'email', value: 'zhdushaya@mail.example' }
  const arrival = await desk.database.pool.connect()
  await arrival.query('begin')
  await arrival.query(`select pg_advisory_xact_lock(hashtextextended('email zhdushaya@mail.example', 0))`)
  const answer = administrator().post(`/api/customers/${kept}/merges`, { goneId: gone, mark })
  await until(async () => {
    const waiting =
      await column<number>(`select count(*)::int as found from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`)
    return (waiting[0] ?? 0) > 0
  })
  // The letter that holds the address leaves something of its sender: the merge waits for it, and would do something else by now.
  await arrival.query(
    `insert into card_notes (person_id, author_id, text, written_at) values (${gone}, ${kept}, 'х', now())`,
  )
  await arrival.query('commit')
  arrival.release()
  const refused = await answer
  assert.deepEqual([refused.status, refused.body.code], [409, 'merge.changed'])
  await merged(kept, gone)
  const owner = await desk.database.db.transaction().execute((tx) => lockOwner(tx, place))
  assert.equal(owner?.personId, kept)
  assert.deepEqual(await column(`select person_id as found from card_notes where text = 'х'`), [kept])
})
