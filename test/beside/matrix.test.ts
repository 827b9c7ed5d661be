import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Answer, TestDesk } from '../desk.ts'
import { ANYDESK, type Belongings, type PersonName, PHONES, SIDES, type Side, twoCustomers } from './two-customers.ts'

let desk: TestDesk
let of: Readonly<Record<Side, Belongings>>
before(async () => {
  const world = await twoCustomers()
  desk = world.desk
  of = world.of
})
after(() => desk.close())

type As = ReturnType<TestDesk['as']>
type Look = (as: As, one: Belongings, side: Side) => Promise<boolean>

const told = ({ status, body, text }: Answer, shows: (body: Answer['body']) => boolean) => {
  assert.ok([200, 403, 404].includes(status), text)
  return status === 200 && shows(body)
}
const has = (rows: readonly { id: number }[], id: number) => rows.some((row) => row.id === id)
const found = (as: As, words: string) => as.get(`/api/search?q=${encodeURIComponent(words)}`)

/** Each thing that is no request, and every way by which one could come to it. */
const THINGS = {
  person: async (as, { person }) => told(await as.get(`/api/people/${person.id}`), ({ name }) => name === person.name),
  personByName: async (as, { person }) => told(await found(as, person.name), ({ people }) => has(people, person.id)),
  personByPhone: async (as, { person }, side) =>
    told(await found(as, PHONES[side]), ({ people }) => has(people, person.id)),
  personByPartOfPhone: async (as, { person }, side) =>
    told(await found(as, PHONES[side].slice(3, 9)), ({ people }) => has(people, person.id)),
  address: async (as, { person }, side) =>
    told(await as.get(`/api/people/${person.id}`), ({ addresses }) => JSON.stringify(addresses).includes(PHONES[side])),
  venue: async (as, { venue }) => told(await as.get(`/api/venues/${venue}`), ({ id }) => id === venue),
  venueByCode: async (as, { venue, venueCode }) => told(await found(as, venueCode), ({ venues }) => has(venues, venue)),
  equipment: async (as, one) =>
    told(await as.get(`/api/venues/${one.venue}`), (body) => has(body.equipment, one.equipment)),
  ownEquipment: async (as, one) =>
    told(await as.get(`/api/my-venues/${one.venue}/equipment`), (body) => has(body.equipment, one.equipment)),
  ownVenue: async (as, { venue }) => told(await as.get('/api/my-venues'), ({ venues }) => has(venues, venue)),
  venuesOfPerson: async (as, { person, venue }) =>
    told(await as.get(`/api/my-venues?person=${person.id}`), ({ venues }) => has(venues, venue)),
  promiseToPerson: async (as, { person }) =>
    told(await as.get(`/api/promise?person=${person.id}`), ({ contract }) => contract.name !== ''),
  contract: async (as, { contract }) =>
    told(await as.get('/api/contracts'), ({ contracts }) => has(contracts, contract)),
  promise: async (as, { venue }) =>
    told(await as.get(`/api/promise?venue=${venue}`), ({ contract }) => contract.name !== ''),
  remoteAccess: async (as, { request, equipment }, side) =>
    told(
      await as.post(`/api/requests/${request}/equipment/${equipment}/remote-access`, {}),
      (body) => body.remoteAccess.AnyDesk === ANYDESK[side],
    ),
  programs: async (as, { request }) =>
    told(await as.get(`/api/requests/${request}`), ({ equipment }) => equipment.remoteAccess.length > 0),
  file: async (as, { file }) => told(await as.get(`/api/files/${file}`), () => true),
  noteFile: async (as, { noteFile }) => told(await as.get(`/api/files/${noteFile}`), () => true),
  surroundings: async (as, { request, contract }) =>
    told(await as.get(`/api/requests/${request}/surroundings`), (body) => body.contract.id === contract),
  surroundingsOfPage: async (as, { request, contract }) =>
    told(
      await as.get(`/api/requests/${request}?with=surroundings`),
      (body) => body.surroundings?.contract.id === contract,
    ),
} as const satisfies Record<string, Look>
type Thing = keyof typeof THINGS

/** Whose things a person sees: both, one customer's, or nobody's. */
type Sight = 'both' | Side | 'none'
type Row = Readonly<Record<Thing, Sight>>

const every = (sight: Sight): Row => {
  const row = Object.keys(THINGS).map((thing) => [thing, sight])
  return Object.fromEntries(row)
}
const NONE = every('none')

/** Of his own places: what stands there and what is promised there, as one who files a request has to know. The search finds him requests alone. */
const places = (side: Sight): Row => ({ ...NONE, ownEquipment: side, ownVenue: side, promise: side })
const himself = (side: Side) => ({ promiseToPerson: side })
/** What the support knows of a customer whose request it reads; its own venues are none of the desk's. */
const support = (side: Sight): Row => ({ ...every(side), ownEquipment: 'none', ownVenue: 'none' })
const reading = (side: Sight): Row => ({
  ...support(side),
  venuesOfPerson: 'none',
  promiseToPerson: 'none',
  remoteAccess: 'none',
  programs: 'none',
})
const filing = (side: Side): Row => ({
  ...support('both'),
  personByPartOfPhone: side,
  address: side,
  equipment: side,
  remoteAccess: side,
  programs: side,
  file: side,
  noteFile: side,
  surroundings: side,
  surroundingsOfPage: side,
})

const NOBODY_GIVEN: Readonly<Record<PersonName, Row>> = {
  cashier: { ...places('vesna'), ...himself('vesna'), file: 'vesna' },
  // Belongs to the chain, and is no manager of it: he files for its restaurants, and reads no request of others.
  colleague: places('vesna'),
  manager: { ...places('vesna'), file: 'vesna' },
  stranger: { ...places('polyus'), ...himself('polyus'), file: 'polyus' },
  dealerUser: { ...places('vesna'), file: 'vesna' },
  dealerManager: { ...places('both'), file: 'both' },
  operator: support('both'),
  administrator: support('both'),
  specialist: filing('vesna'),
  lead: filing('vesna'),
  outsider: filing('polyus'),
  cataloguer: { ...NONE, contract: 'both' },
  analyst: reading('both'),
  contractor: NONE,
}

/** The contractor was given the request of «Весна», the catalogue manager was called into it, and both are in copy of the other. */
const GIVEN: typeof NOBODY_GIVEN = {
  ...NOBODY_GIVEN,
  cataloguer: { ...reading('vesna'), contract: 'both' },
  contractor: { ...support('vesna'), venuesOfPerson: 'none', promiseToPerson: 'none' },
}

test('who sees what beside the requests: each person, thing and customer, before and after a request was given to somebody', async (t) => {
  const before = await compare(NOBODY_GIVEN, 'nobody was given anything')
  await give()
  const given = await compare(GIVEN, 'a request was given')
  await asCustomersOfTheOther()
  const own = await compare(GIVEN, 'the support has requests of its own')
  t.diagnostic(`${before + given + own} cells`)
  assert.ok(before + given + own >= 1500)
})

async function give() {
  const { people, database } = desk
  await sql`update requests set specialist_id = ${people.contractor.id} where number = ${of.vesna.request}`.execute(
    database.db,
  )
  await sql`insert into watchers (request_number, person_id, added_at, copied_since) values
    (${of.vesna.request}, ${people.cataloguer.id}, now(), null),
    (${of.polyus.request}, ${people.cataloguer.id}, now(), now()),
    (${of.polyus.request}, ${people.contractor.id}, now(), now())`.execute(database.db)
}

/** Whoever of the support is a customer himself sees as one there: his request opens to him nothing of another. */
async function asCustomersOfTheOther() {
  const { people, database } = desk
  for (const who of ['contractor', 'cataloguer', 'outsider', 'specialist'] as const) {
    const number = await desk.file(people[who], { serviceId: desk.services.printing, subject: 'Моя касса' })
    // Somebody moved it to the other customer's venue since.
    await sql`update requests set venue_id = ${of.polyus.venue}, contract_id = ${of.polyus.contract}, team_id = ${desk.teams.acquiring}
      where number = ${number} and ${who} in ('contractor', 'cataloguer')`.execute(database.db)
  }
}

async function compare(rows: Readonly<Record<PersonName, Row>>, when: string): Promise<number> {
  const wrong: string[] = []
  let cells = 0
  for (const [who, row] of entriesOf(rows)) {
    const as = desk.as(desk.people[who])
    for (const [thing, look] of entriesOf(THINGS)) {
      for (const side of SIDES) {
        const expected = row[thing] === 'both' || row[thing] === side
        if ((await look(as, of[side], side)) !== expected) wrong.push(`${who} ${thing} of ${side}: ${!expected}`)
        cells += 1
      }
    }
  }
  assert.deepEqual(wrong, [], when)
  return cells
}

function entriesOf<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][]
}
