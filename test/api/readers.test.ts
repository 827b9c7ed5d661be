import assert from 'node:assert/strict'
import { after, before, type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { LINK_KINDS } from '../../src/domain/ground/words.ts'
import { chanceFrom, oneOf } from '../../src/load/chance.ts'
import { type Answer, type TestDesk, testDesk } from '../desk.ts'

const ROUNDS = 200
const AT_ONCE = 5
const LIST_EVERY = 40
const OPEN_EVERY = 100

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

type Name = keyof TestDesk['people']

/** Only what the world of the test says about people: nothing of the desk's own rules. */
interface Facts {
  readonly number: number
  readonly contact: number
  readonly author: number
  readonly organisation: number | null
  readonly dealer: number | null
  readonly team: number
  readonly specialist: number | null
}

const SUPPORT: readonly Name[] = [
  'operator',
  'specialist',
  'outsider',
  'lead',
  'cataloguer',
  'analyst',
  'administrator',
  'contractor',
]

function readsByPlace(name: Name, facts: Facts): boolean {
  const { people, organisations, teams } = desk
  const { dealer, subDealer } = organisations
  const { id } = people[name]
  if (facts.contact === id || facts.author === id) return true
  if (SUPPORT.includes(name) && facts.specialist === id) return true
  const places: Partial<Record<Name, boolean>> = {
    manager: facts.organisation === organisations.vesna,
    stranger: facts.organisation === organisations.polyus,
    dealerUser: facts.dealer === organisations.dealer,
    dealerManager: facts.organisation === organisations.dealer || [dealer, subDealer].includes(facts.dealer ?? 0),
    operator: true,
    analyst: true,
    administrator: true,
    specialist: facts.team === teams.lineOne,
    lead: facts.team === teams.lineOne,
    outsider: facts.team === teams.acquiring,
  }
  return places[name] ?? false
}

/** Whom somebody let in by hand or by a mention, as `request person`; a mark and a link let in nobody. */
const letIn = new Set<string>()

test('whatever crosses, the readers of every request are those of its places and those who were let in by name', async (t) => {
  const seed = Number(process.env.OKNO_SEED ?? Date.now() % 1_000_000)
  t.diagnostic(`OKNO_SEED=${seed}`)
  const chance = chanceFrom(seed)
  const below = (count: number) => Math.floor(chance() * count)
  const one = <T>(values: readonly T[]): T => oneOf(chance, values)
  const names = Object.keys(desk.people) as Name[]
  const numbers = await world()
  const outcomes: Record<string, number> = {}

  for (let round = 1; round <= ROUNDS; round++) {
    const acts = Array.from({ length: AT_ONCE }, () => {
      const who = one<Name>([...names, 'operator', 'operator', 'administrator', 'specialist', 'lead'])
      const [at, other] = [one(numbers), one(numbers)]
      const persons = [one(names), one(names)].flatMap((name) => [name, name])
      return () => act({ who, at, other, persons, kind: one(LINK_KINDS), step: below(100), adds: round % 2 === 1 })
    })
    for (const { what, answer } of await Promise.all(acts.map((start) => start()))) {
      assert.ok(answer.status < 500, `${what} in round ${round}: ${answer.text}`)
      outcomes[`${what} ${answer.status}`] = (outcomes[`${what} ${answer.status}`] ?? 0) + 1
      if (answer.body?.openedNew) numbers.push(answer.body.request)
    }
    if (round % LIST_EVERY === 0 || round % OPEN_EVERY === 0) await compare(names, round)
  }
  report(t, outcomes)
  await demandNoCircle()
  await demandTold()
})

async function world(): Promise<number[]> {
  const { people, venues, services } = desk
  const places = [
    [people.cashier, venues.lesnaya],
    [people.colleague, venues.lesnaya],
    [people.manager, venues.sadovaya],
    [people.stranger, venues.bar],
    [people.dealerUser, undefined],
    [people.dealerManager, undefined],
  ] as const
  const numbers: number[] = []
  for (let index = 0; index < 24; index++) {
    const [person, venueId] = places[index % places.length] ?? places[0]
    const serviceId = index % 4 === 0 ? services.cards : services.printing
    numbers.push(await desk.file(person, { venueId, serviceId, subject: `Тайна ${index}` }))
  }
  return numbers
}

interface Act {
  readonly who: Name
  readonly at: number
  readonly other: number
  readonly persons: readonly Name[]
  readonly kind: string
  readonly step: number
  readonly adds: boolean
}

async function act({ who, at, other, persons, kind, step, adds }: Act): Promise<{ what: string; answer: Answer }> {
  const as = desk.as(desk.people[who])
  const [first = 'cashier'] = persons
  const { id: personId } = desk.people[first]
  const url = `/api/requests/${at}`
  const moved = async (order: object) => {
    const { version = 1 } = (await as.get(url)).body
    return as.post(`${url}/moves`, { version, ...order })
  }
  if (step < 30) return { what: 'mark', answer: await moved({ move: 'mark_duplicate', duplicateOf: other }) }
  if (step < 45) return { what: 'restore', answer: await moved({ move: 'restore' }) }
  if (step < 60) return { what: 'link', answer: await as.post(`${url}/links`, { kind, number: other }) }
  if (step < 68) return { what: 'unlink', answer: await as.remove(`${url}/links/${kind}/${other}`) }
  if (step < 74) return { what: 'say', answer: await as.post(`${url}/messages`, { text: 'Слово', anyway: true }) }
  if (!adds) {
    const answer = await as.remove(`${url}/watchers/${personId}`)
    if (answer.status === 200) letIn.delete(`${at} ${personId}`)
    return { what: 'remove', answer }
  }
  if (step < 87) {
    const answer = await as.post(`${url}/watchers`, { personId })
    if (answer.status === 200) letIn.add(`${at} ${personId}`)
    return { what: 'watch', answer }
  }
  const mentions = persons.map((name) => desk.people[name].id)
  const answer = await as.post(`${url}/messages`, { text: 'Гляньте', visibility: 'internal', mentions })
  if (answer.status === 201) for (const id of mentions) letIn.add(`${at} ${id}`)
  if (answer.status === 201)
    assert.ok(
      persons.every((name) => SUPPORT.includes(name)),
      persons.join(),
    )
  return { what: 'mention', answer }
}

/** Every person against every request: opened, listed, and what its links show of others. */
async function compare(names: readonly Name[], round: number): Promise<void> {
  const { rows } =
    await sql<Facts>`select number, contact_id as contact, author_id as author, organisation_id as organisation,
    dealer_id as dealer, team_id as team, specialist_id as specialist from requests order by number`.execute(
      desk.database.db,
    )
  for (const name of names) {
    const { id } = desk.people[name]
    const expected = rows
      .filter((facts) => readsByPlace(name, facts) || letIn.has(`${facts.number} ${id}`))
      .map(({ number }) => number)
    assert.deepEqual(await listed(name), expected, `listed to ${name} after round ${round}`)
    if (round % OPEN_EVERY !== 0) continue
    const opened = await Promise.all(
      rows.map(
        async ({ number }) => [number, await desk.as(desk.people[name]).get(`/api/requests/${number}`)] as const,
      ),
    )
    const read = opened.filter(([, { status }]) => status === 200)
    assert.deepEqual(
      read.map(([number]) => number),
      expected,
      `opened by ${name} after round ${round}`,
    )
    for (const [number, { body }] of read) demandOwnLinks(name, number, body.links, expected)
  }
}

type ShownLink = { readonly number: number; readonly subject: string | null }

function demandOwnLinks(name: Name, number: number, links: readonly ShownLink[], readable: readonly number[]): void {
  for (const link of links) {
    const isReadable = readable.includes(link.number)
    assert.equal(link.subject !== null, isReadable, `${name} at ${number} sees ${link.number}`)
    if (!SUPPORT.includes(name)) assert.ok(isReadable, `${name} at ${number} knows ${link.number}`)
  }
}

async function listed(name: Name): Promise<number[]> {
  const numbers: number[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const { body }: Answer = await desk.as(desk.people[name]).get(`/api/requests?sort=newest&limit=100${page}`)
    numbers.push(...body.items.map((row: { number: number }) => row.number))
    cursor = body.next
  }
  return numbers.sort((one, other) => one - other)
}

async function demandNoCircle(): Promise<void> {
  const { rows } = await sql`with recursive ahead as (
      select from_number as start, to_number as number, kind from request_links
      union select a.start, l.to_number, l.kind from ahead a join request_links l on l.from_number = a.number and l.kind = a.kind)
    select * from ahead where start = number`.execute(desk.database.db)
  assert.deepEqual(rows, [])
}

/** Whoever watches stands in the history, and a request is a duplicate of one. */
async function demandTold(): Promise<void> {
  const { rows } = await sql`select w.* from watchers w where not exists (select 1 from events e
    where e.request_number = w.request_number and e.type in ('request.watcher-added', 'request.mentioned')
      and e.data->>'personId' = w.person_id::text)`.execute(desk.database.db)
  assert.deepEqual(rows, [])
  const { rows: twice } = await sql`select from_number from request_links where kind = 'duplicate_of'
    group by 1 having count(*) > 1`.execute(desk.database.db)
  assert.deepEqual(twice, [])
}

/** A run in which hardly anything was done proves nothing. */
function report(t: TestContext, outcomes: Readonly<Record<string, number>>): void {
  t.diagnostic(JSON.stringify(outcomes))
  for (const done of ['mark 200', 'restore 200', 'link 200', 'watch 200', 'mention 201', 'remove 200']) {
    assert.ok((outcomes[done] ?? 0) > 3, `${done}: ${outcomes[done] ?? 0} times`)
  }
}
