import assert from 'node:assert/strict'
import { keepSettings } from '../../src/db/people/absences.ts'
import { type TestDesk, testDesk } from '../desk.ts'

export interface OwnEvent {
  readonly event: 'newCall' | 'answer' | 'hangup' | 'transfer' | 'recording'
  readonly callId: string
  readonly [field: string]: unknown
}

/** Numbers inside the house of the people in test/people.ts. */
export const EXTENSIONS = { operator: '101', specialist: '102', lead: '103' } as const

/** A desk with an exchange of the documented JSON, telephones on the desks of its people, and customers with numbers. */
export async function phoneDeskOfTests() {
  return withPhones(await testDesk())
}

/** The same on a desk that is there already. */
export async function withPhones(desk: TestDesk) {
  const { people } = desk
  await desk.database.db.transaction().execute(async (tx) => {
    for (const who of ['operator', 'specialist', 'lead'] as const)
      await keepSettings(tx, people[who].id, { extension: EXTENSIONS[who], openLimit: null })
    for (const [person, value] of [
      [people.cashier, MARIA],
      [people.stranger, UNCOVERED],
    ] as const)
      await tx.insertInto('person_addresses').values({ person_id: person.id, kind: 'phone', value }).execute()
  })
  const hook = await addExchange(desk, { kind: 'own', title: 'АТС' })
  return { ...desk, hook, tell: (event: OwnEvent) => desk.as(null).post(hook, event) }
}

/** Of a customer with a contract of the contract service type, and of one without. */
export const MARIA = '+79225550187'
export const UNCOVERED = '+79115550166'

/** A new exchange; resolves with the path of its address. */
export async function addExchange(desk: TestDesk, draft: Record<string, unknown>): Promise<string> {
  const admin = desk.as(desk.people.administrator)
  const made = await admin.post('/api/pbx', draft)
  assert.equal(made.status, 201, made.text)
  const { body } = await admin.get('/api/pbx')
  const found = body.exchanges.find(({ id }: { id: number }) => id === made.body.id)
  return new URL(found.hook).pathname
}

/** Those of them that go on. */
export async function liveCardsOf(desk: TestDesk, who: { readonly token: string }) {
  const cards = await cardsOf(desk, who)
  return cards.filter(({ state }: { state: string }) => state !== 'ended')
}

/** The calls on somebody's screen. */
export async function cardsOf(desk: TestDesk, who: { readonly token: string }) {
  const answer = await desk.as(who).get('/api/calls/current')
  assert.equal(answer.status, 200, answer.text)
  return answer.body.calls
}
