import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

test('each limit of what a request carries has its own code and sentence', async () => {
  const as = desk.as(desk.people.cashier)
  const words = await as.post('/api/requests', { subject: 'x', description: 'ж'.repeat(1_000_000) })
  assert.deepEqual([words.status, words.body.code], [413, 'input.too-large'])
  assert.doesNotMatch(words.body.title, /Файл больше/)
  const file = await as.post('/api/files', { name: 'a.bin', mediaType: 'application/octet-stream', size: 30_000_000 })
  assert.deepEqual([file.status, file.body.code], [413, 'file.too-large'])
  const piece = await as.call('PATCH', '/api/files/1', Buffer.alloc(3_000_000), {
    'content-type': 'application/octet-stream',
    'upload-offset': '0',
  })
  assert.deepEqual([piece.status, piece.body.code], [413, 'file.piece-too-large'])
})
