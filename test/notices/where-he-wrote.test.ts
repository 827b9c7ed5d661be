import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice } from '../letters/post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

const SECOND = 'second@vesna.example'

test('an answer by mail goes where its reader last wrote from; of his other requests he hears at his main address', async () => {
  const { cashier, specialist } = desk.people
  const { db } = desk.database
  const verified_at = new Date(desk.house.now()).toISOString()
  await db
    .insertInto('person_addresses')
    .values({ person_id: cashier.id, kind: 'email', value: SECOND, verified_at })
    .execute()
  const other = await desk.file(cashier)
  const { request_number: number } = await post.receive({ from: SECOND, text: 'Касса не печатает' })
  assert.equal((await post.request(number)).contact_id, cashier.id)
  const say = (request: number | null, text: string) =>
    desk.as(specialist).post(`/api/requests/${request}/messages`, { text, fileIds: [] })
  await say(number, 'Смотрим')
  await say(other, 'И здесь смотрим')
  await post.work()
  const toldOf = async (address: string) => (await post.sentTo(address)).map((one) => [one.kind, one.request_number])
  assert.deepEqual(await toldOf(SECOND), [
    ['acknowledgement', number],
    ['reply', number],
  ])
  assert.deepEqual(await toldOf(cashier.email), [['reply', other]])
})
