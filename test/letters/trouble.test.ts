import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { keepLetter } from '../../src/db/mail/raw-letters.ts'
import { readArrived } from '../../src/jobs/mail/read-letter.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice, SUPPORT, written } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

const WITH_FILE = written({
  from: 'disk@full.example',
  text: '--b\nContent-Type: text/plain\n\nСмотрите\n--b\nContent-Disposition: attachment; filename=a.txt\n\nx\n--b--',
  headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
})

test('a letter that cannot be acted on waits with its reason, holds up nobody, and in the end is visible', async () => {
  const { db } = desk.database
  const store = {
    ...desk.house.files,
    keep: async () => {
      throw new Error('the disk is full')
    },
  }
  const reading = { db, store, house: post.mail, room: post.room, resolve: post.names.resolve, now: desk.house.now }
  const id = await keepLetter(db, { bytes: WITH_FILE, source: 'pipe', mailbox: SUPPORT, now: desk.house.now() })
  const letter = () => db.selectFrom('raw_letters').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  await assert.rejects(readArrived(reading, id, { isLast: false }), /disk is full/)
  const waiting = await letter()
  assert.deepEqual([waiting.state, waiting.error], ['received', 'the disk is full'])
  const half = await db.selectFrom('person_addresses').selectAll().where('value', '=', 'disk@full.example').execute()
  assert.deepEqual(half, [], 'nothing is half done')

  await readArrived(reading, id, { isLast: true })
  const ended = await letter()
  assert.deepEqual([ended.state, ended.error], ['unreadable', 'the disk is full'])
  assert.ok(ended.bytes.equals(WITH_FILE))
})

test('once there is room again the next attempt does all of it, and an attempt too many does nothing', async () => {
  const { db } = desk.database
  const id = await keepLetter(db, { bytes: WITH_FILE, source: 'pipe', mailbox: SUPPORT, now: desk.house.now() })
  const reading = {
    db,
    store: desk.house.files,
    house: post.mail,
    room: post.room,
    resolve: post.names.resolve,
    now: desk.house.now,
  }
  await Promise.all([1, 2, 3].map(() => readArrived(reading, id, { isLast: false })))
  const { state, request_number } = await db
    .selectFrom('raw_letters')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(state, 'request')
  assert.equal((await post.messages(request_number)).length, 1)
  await post.work()
  assert.equal((await post.sentTo('disk@full.example')).length, 1)
})
