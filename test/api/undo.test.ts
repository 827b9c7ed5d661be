import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { readRequest } from '../../src/db/request/requests.ts'
import { queueUntold } from '../../src/db/request/untold.ts'
import { THE_DESK } from '../../src/domain/access/permissions.ts'
import { HELD_BACK } from '../../src/domain/request/undo.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { bothFacts } from '../facts.ts'
import { workQueue } from '../ground/work-queue.ts'
import { postOffice } from '../letters/post-office.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const db = () => desk.database.db
const whole = (number: number) => readRequest(db(), THE_DESK, number)
const SOLUTION = 'Переустановили драйвер, чек печатается.'

async function move(number: number, order: Record<string, unknown>, who = desk.people.specialist) {
  const { version } = (await desk.as(who).get(`/api/requests/${number}`)).body
  return desk.as(who).post(`/api/requests/${number}/moves`, { version, ...order })
}
const resolve = (number: number, who = desk.people.specialist) =>
  move(number, { move: 'resolve', solution: SOLUTION, closingCode: 'solved' }, who)

async function undo(number: number, who = desk.people.specialist) {
  const { version } = (await desk.as(who).get(`/api/requests/${number}`)).body
  return desk.as(who).post(`/api/requests/${number}/undo`, { version })
}

/** Who was told what of a request, after everything that is to be told has been. */
async function toldOf(number: number): Promise<readonly string[]> {
  const { channels } = postOffice(desk)
  await workQueue(
    desk.database,
    tasksOf({ database: desk.database, files: desk.house.files, channels, now: desk.house.now }),
  )
  const { rows } = await sql<{
    kind: string
  }>`select kind from notices where request_number = ${number} order by id`.execute(db())
  return rows.map(({ kind }) => kind)
}

const WAYS: Readonly<Record<string, (number: number) => Promise<unknown>>> = {
  'a new one, that nobody has': async () => undefined,
  'one in work': (number) => move(number, { move: 'start' }),
  'one that waits for its customer': async (number) => {
    await move(number, { move: 'start' })
    await move(number, { move: 'ask', message: { text: 'Какая версия?', fileIds: [] } })
  },
  'a deferred one': (number) =>
    move(number, { move: 'defer', until: new Date(Date.now() + 86_400_000).toISOString(), reason: 'ждём поставку' }),
  'one that came back': async (number) => {
    await resolve(number)
    await move(number, { move: 'resume', reason: 'Опять не печатает' }, desk.people.cashier)
  },
}

for (const [what, lead] of Object.entries(WAYS)) {
  test(`a solution that was taken back leaves the request as it stood: ${what}`, async () => {
    const number = await desk.file(desk.people.cashier)
    await lead(number)
    const stood = await whole(number)
    const messages = (await desk.as(desk.people.cashier).get(`/api/requests/${number}`)).body.messages.length
    assert.equal((await resolve(number)).status, 200)
    const back = await undo(number)
    assert.equal(back.status, 200, back.text)
    assert.equal(back.body.status, stood.status)
    assert.deepEqual({ ...(await whole(number)), version: 0 }, { ...stood, version: 0 })

    const seen = (await desk.as(desk.people.cashier).get(`/api/requests/${number}`)).body
    assert.equal(seen.messages.length, messages, 'the solution is no message to the customer any more')
    const note = (await desk.as(desk.people.specialist).get(`/api/requests/${number}`)).body.messages.at(-1)
    assert.deepEqual([note.visibility, note.text], ['internal', SOLUTION], 'and is not lost to the support')
    const { kept, told } = await bothFacts(db(), number)
    assert.deepEqual(kept, told)
    const solved = (await toldOf(number)).filter((kind) => kind === 'resolved')
    assert.equal(solved.length, what === 'one that came back' ? 1 : 0, 'nobody is told of what was taken back')
  })
}

test('a cancelled request is put back the same way', async () => {
  const number = await desk.file(desk.people.cashier)
  const stood = await whole(number)
  await move(number, { move: 'cancel', reason: 'не та заявка' })
  assert.equal((await undo(number)).status, 200)
  assert.deepEqual({ ...(await whole(number)), version: 0 }, { ...stood, version: 0 })
  assert.ok(!(await toldOf(number)).includes('closed'))
})

test('a solution waits a few seconds before it is told; then it cannot be taken back', async () => {
  const number = await desk.file(desk.people.cashier)
  await queueUntold(db(), desk.house.now())
  await resolve(number)
  assert.equal(await queueUntold(db(), desk.house.now()), 0)
  assert.equal(await queueUntold(db(), desk.house.now() + HELD_BACK), 1)
  const late = await undo(number)
  assert.deepEqual([late.status, late.body.code], [409, 'request.told-already'])
  assert.equal((await whole(number)).status, 'resolved')
  assert.ok((await toldOf(number)).includes('resolved'))
})

test('only who resolved takes it back, and not what somebody has answered since', async () => {
  const { cashier, operator, specialist } = desk.people
  const number = await desk.file(cashier)
  await resolve(number)
  assert.equal((await undo(number, operator)).body.code, 'request.told-already')
  assert.equal((await undo(number, cashier)).status, 403)
  await desk.as(cashier).post(`/api/requests/${number}/messages`, { text: 'Спасибо!', fileIds: [] })
  const late = await undo(number)
  assert.deepEqual([late.status, late.body.code], [409, 'request.changed'])
  const stale = await desk.as(specialist).post(`/api/requests/${number}/undo`, { version: 1 })
  assert.equal(stale.body.code, 'request.changed')
  assert.ok((await toldOf(number)).includes('resolved'), 'a refusal holds nothing back')
})

test('of two at once, the undo and the word that it is told, one wins', async () => {
  const isQueued = async (change: number) => {
    const { rows } =
      await sql`select from graphile_worker._private_jobs where payload->>'change' = ${String(change)}`.execute(db())
    return rows.length > 0
  }
  for (let round = 0; round < 20; round++) {
    const number = await desk.file(desk.people.cashier)
    await queueUntold(db(), desk.house.now())
    await resolve(number)
    const { change } = await db()
      .selectFrom('untold_changes')
      .select('change_id as change')
      .where('request_number', '=', number)
      .executeTakeFirstOrThrow()
    const word = delay(round * 2).then(() => queueUntold(db(), desk.house.now() + HELD_BACK))
    const [back] = await Promise.all([undo(number), word])
    // That it was undone is a change of its own, and may be told.
    assert.equal(await isQueued(change), back.status !== 200, back.text)
  }
})
