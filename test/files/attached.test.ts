import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { beginUpload, sendPiece, uploaded } from './sending.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const WAYS = ['a new request', 'a reply', 'a follow-up of a closed one'] as const

for (const way of WAYS) {
  test(`${way} with a file that is unfinished, foreign, sent already or not there is refused, and nothing of it is kept`, async () => {
    const { people, as, file, database } = desk
    const { cashier, outsider } = people
    const number = way === 'a new request' ? null : await file(cashier)
    if (way === 'a follow-up of a closed one') {
      await database.db
        .updateTable('requests')
        .set({ status: 'closed', closing_code: 'solved' })
        .where('number', '=', number)
        .execute()
    }
    const send = (fileIds: readonly number[]) =>
      number === null
        ? as(cashier).post('/api/requests', { subject: 'Касса', description: 'с файлом', fileIds })
        : as(cashier).post(`/api/requests/${number}/messages`, { text: 'с файлом', fileIds })

    const unfinished = await beginUpload(desk, cashier, { size: 10 })
    await sendPiece(desk, cashier, unfinished, 0, Buffer.from('half'))
    const good = await uploaded(desk, cashier, randomBytes(50))
    const sentBefore = await uploaded(desk, cashier, randomBytes(50))
    assert.equal((await send([sentBefore])).status, 201)
    const before = await kept()
    for (const bad of [unfinished, await uploaded(desk, outsider, randomBytes(50)), sentBefore, 99_999_999]) {
      const refused = await send([good, bad])
      assert.deepEqual([refused.status, refused.body.code, refused.body.facts.fileIds], [404, 'file.not-found', [bad]])
    }
    assert.deepEqual(await kept(), before)
    assert.equal((await send([good, good])).status, 201, 'a file that is named twice is one file')
  })
}

async function kept() {
  const { rows } = await desk.database.pool.query(
    'select (select count(*) from requests) as requests, (select count(*) from messages) as messages',
  )
  return rows
}

test('what the API answers is kept by no browser and no proxy: files, lists, errors, the document', async () => {
  const { people, as, file } = desk
  const id = await uploaded(desk, people.cashier, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  const number = await file(people.cashier)
  for (const url of [
    `/api/files/${id}`,
    `/api/files/${id}?inline=true`,
    `/api/files/${id}/upload`,
    '/api/me',
    '/api/requests',
    `/api/requests/${number}`,
    '/api/drafts',
    '/api/requests/1',
    '/api/nowhere',
    '/api/openapi.json',
  ]) {
    assert.equal((await as(people.cashier).get(url)).headers['cache-control'], 'no-store', url)
    assert.equal((await as(null).get(url)).headers['cache-control'], 'no-store', url)
  }
})
