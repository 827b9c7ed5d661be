import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { requestDetails } from '../../src/contract/request/request.ts'
import { LINK_KINDS } from '../../src/domain/ground/words.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

type Person = TestDesk['people'][keyof TestDesk['people']]

const open = async (person: Person, number: number) =>
  requestDetails.parse((await desk.as(person).get(`/api/requests/${number}`)).body)
const link = (from: number, kind: string, number: number, person: Person = desk.people.operator) =>
  desk.as(person).post(`/api/requests/${from}/links`, { kind, number })
const mark = async (number: number, duplicateOf: number) => {
  const { version } = await open(desk.people.operator, number)
  return desk
    .as(desk.people.operator)
    .post(`/api/requests/${number}/moves`, { move: 'mark_duplicate', version, duplicateOf })
}

for (const kind of LINK_KINDS) {
  test(`a link of kind ${kind} shows a foreign request to no customer, and to the support its number alone`, async () => {
    const { stranger, cashier, outsider, operator } = desk.people
    const foreign = await desk.file(stranger, { venueId: desk.venues.bar, subject: 'Тайна «Полюса»' })
    const own = await desk.file(cashier, { venueId: desk.venues.lesnaya, serviceId: desk.services.cards })
    assert.equal((await link(own, kind, foreign)).status, 200)
    const view = { kind, back: false, number: foreign }
    assert.deepEqual((await open(cashier, own)).links, [])
    assert.deepEqual((await open(outsider, own)).links, [{ ...view, subject: null, status: null }])
    assert.deepEqual((await open(operator, own)).links, [{ ...view, subject: 'Тайна «Полюса»', status: 'registered' }])
    assert.deepEqual((await open(stranger, foreign)).links, [], 'nor from the other side')
    for (const person of [cashier, outsider]) {
      const { text } = await desk.as(person).get(`/api/requests/${own}`)
      assert.equal(text.includes('Тайна'), false)
    }
  })

  test(`links of kind ${kind} never lead in a circle, however long`, async () => {
    const { cashier, operator } = desk.people
    const [a, b, c] = [await desk.file(cashier), await desk.file(cashier), await desk.file(cashier)]
    assert.equal((await link(a, kind, a)).body.code, 'request.link-to-itself')
    assert.equal((await link(a, kind, b)).status, 200)
    assert.equal((await link(b, kind, c)).status, 200)
    for (const [from, to] of [
      [b, a],
      [c, b],
      [c, a],
    ] as const) {
      const refused = await link(from, kind, to)
      if (kind === 'duplicate_of' && from === b) assert.equal(refused.status, 200, 'it is one of the same already')
      else assert.deepEqual([refused.status, refused.body.code], [409, 'request.links-in-circle'], refused.text)
    }
    assert.equal((await link(a, kind, b)).status, 200, 'once more is nothing new')
    const linked = (await open(operator, b)).events.filter(({ type }) => type === 'request.linked')
    assert.equal(linked.length, 2)
  })
}

test('two requests are not marked as duplicates of each other, one after the other or at once', async () => {
  const { cashier, operator } = desk.people
  const [a, b] = [await desk.file(cashier), await desk.file(cashier)]
  assert.equal((await mark(a, b)).status, 200)
  assert.equal((await mark(b, a)).body.code, 'request.links-in-circle')
  assert.equal((await open(operator, b)).status, 'registered')

  for (let round = 0; round < 20; round++) {
    const pair = [await desk.file(cashier), await desk.file(cashier)] as const
    const both = await Promise.all([mark(pair[0], pair[1]), mark(pair[1], pair[0])])
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409], both.map(({ text }) => text).join())
    const states = await Promise.all(pair.map((number) => open(operator, number)))
    assert.deepEqual(states.map(({ status }) => status).sort(), ['closed', 'registered'])
  }
})

test('four links that cross at once leave no circle of four', async () => {
  const { cashier } = desk.people
  for (const kind of LINK_KINDS) {
    const ring = await Promise.all([1, 2, 3, 4].map(() => desk.file(cashier)))
    const links = await Promise.all(ring.map((number, at) => link(number, kind, ring[(at + 1) % 4] ?? number)))
    assert.deepEqual(links.map(({ status }) => status).sort(), [200, 200, 200, 409], kind)
  }
})
