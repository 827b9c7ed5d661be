import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { screenChannel } from '../../src/channels/screen/channel.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { workQueue } from '../ground/work-queue.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const db = () => desk.database.db
const work = () => {
  const { database, house } = desk
  const channels = [screenChannel(database.db, house.now)]
  return workQueue(database, tasksOf({ database, files: house.files, channels, now: house.now }))
}
interface Group {
  readonly request: number
  readonly at: string
  readonly count: number
  readonly unread: number
  readonly items: readonly { readonly kind: string; readonly text: string | null }[]
}
const heard = async (question = ''): Promise<{ groups: Group[]; more: boolean }> => {
  const answer = await desk.as(desk.people.specialist).get(`/api/notices?${question}`)
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}

test('what comes to the screen at one moment is listed to its end, page after page', async () => {
  const filed: number[] = []
  for (let n = 0; n < 32; n += 1) filed.push(await desk.file(desk.people.cashier))
  await work()
  // As at the end of quiet hours.
  await sql`update screen_notices set shown_at = date_trunc('second', now())`.execute(db())
  const found: number[] = []
  let { groups, more } = await heard()
  while (groups.length > 0) {
    found.push(...groups.map(({ request }) => request))
    const last = groups.at(-1)
    if (!more || !last) break
    ;({ groups, more } = await heard(`before=${encodeURIComponent(last.at)}&beforeRequest=${last.request}`))
  }
  assert.deepEqual(
    found.toSorted((a, b) => a - b),
    filed,
  )
})

test('of many notices of one request the newest are listed, all are counted, and all can be asked for', async () => {
  const { cashier, specialist } = desk.people
  const number = await desk.file(cashier)
  await desk.as(specialist).put(`/api/requests/${number}/assignee`, { specialistId: specialist.id, expected: null })
  for (let n = 1; n <= 23; n += 1) {
    const said = await desk.as(cashier).post(`/api/requests/${number}/messages`, { text: `Слово ${n}` })
    assert.equal(said.status, 201, said.text)
  }
  await work()
  const [group] = (await heard()).groups
  assert.deepEqual([group?.request, group?.count, group?.unread, group?.items.length], [number, 24, 24, 20])
  const [whole] = (await heard(`request=${number}`)).groups
  assert.equal(whole?.items.length, 24)
  assert.deepEqual((await heard(`request=${number}&only=new`)).groups[0]?.count, 24)
  assert.deepEqual((await heard('request=999999')).groups, [])
})

test('notices can be narrowed to what they are about', async () => {
  const { cashier, lead, specialist } = desk.people
  const number = await desk.file(cashier)
  const note = { text: 'Посмотри', visibility: 'internal', mentions: [specialist.id] }
  assert.equal((await desk.as(lead).post(`/api/requests/${number}/messages`, note)).status, 201)
  await desk.as(lead).put(`/api/requests/${number}/assignee`, { specialistId: specialist.id, expected: null })
  await desk.as(cashier).post(`/api/requests/${number}/messages`, { text: 'Ау' })
  await work()
  const kindsOf = async (about: string) =>
    (await heard(`about=${about}&request=${number}`)).groups.flatMap(({ items }) => items.map(({ kind }) => kind))
  assert.deepEqual(await kindsOf('mentions'), ['mention'])
  assert.deepEqual(await kindsOf('assignments'), ['assigned', 'in_team'])
  assert.deepEqual(await kindsOf('customers'), ['answered'])
  assert.deepEqual(await kindsOf('deadlines'), [])
  const refused = await desk.as(specialist).get('/api/notices?about=weather')
  assert.equal(refused.status, 400)
})
