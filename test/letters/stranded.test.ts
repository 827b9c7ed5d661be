import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { createTransport } from 'nodemailer'
import { insertMailbox } from '../../src/db/mail/mailboxes.ts'
import { keepLetter } from '../../src/db/mail/raw-letters.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { lettersOut } from './letters-out.ts'
import { type PostOffice, postOffice, SUPPORT, written } from './post-office.ts'
import { smtpSink } from './smtp-sink.ts'

let desk: TestDesk
let sink: Awaited<ReturnType<typeof smtpSink>>
/** The same desk before somebody sets a mail server, and after. */
let silent: PostOffice
let speaking: PostOffice
before(async () => {
  sink = await smtpSink()
  desk = await testDesk()
  silent = postOffice(desk)
  speaking = postOffice(desk, { transport: createTransport(sink.url) })
})
after(async () => {
  await desk.close()
  await sink.close()
})
beforeEach(async () => {
  await silent.work()
})

const jobs = async () =>
  (await desk.database.pool.query("select * from graphile_worker.jobs where task_identifier <> 'tidy-up'")).rows
/** The look of every minute, and whatever follows from it. */
const looked = async (post: PostOffice) => {
  await desk.database.pool.query("select graphile_worker.add_job('free-stranded')")
  await post.work()
}
const details = async (number: number) => (await desk.as(desk.people.specialist).get(`/api/requests/${number}`)).body
const standing = async (number: number) =>
  (await details(number)).messages.at(-1).deliveries.map(({ state }: { state: string }) => state)
const say = async (number: number, text: string) => {
  const said = await desk.as(desk.people.specialist).post(`/api/requests/${number}/messages`, { text })
  assert.equal(said.status, 201, said.text)
}
const aged = (request: number, hours: number) =>
  desk.database.pool.query(
    `update deliveries set created_at = created_at - make_interval(hours => ${hours})
      where notice_id in (select id from notices where request_number = ${request})`,
  )
const lettersOf = (request: number) =>
  lettersOut(desk.database.db).selectAll().where('request_number', '=', request).orderBy('id').execute()

test('letters that waited for a mail server leave when one is set; those of more than three days are given up, visibly', async () => {
  const { people, as } = desk
  const fresh = await desk.file(people.cashier)
  await say(fresh, 'Свежий ответ')
  const stale = await desk.file(people.manager)
  await say(stale, 'Старый ответ')
  const { version } = await details(stale)
  await as(people.specialist).post(`/api/requests/${stale}/moves`, { move: 'cancel', version, reason: 'Ошибка' })
  await silent.work()
  await Promise.all([aged(fresh, 71), aged(stale, 73)])
  assert.deepEqual(await jobs(), [], 'nobody is going to send them')
  await looked(silent)
  assert.deepEqual([await standing(fresh), await standing(stale)], [['no_server'], ['no_server']])

  await looked(speaking)
  assert.deepEqual(
    sink.takenFor(people.cashier.email).map(({ mail }) => mail.text?.split('\n')[0]),
    ['Свежий ответ'],
  )
  assert.deepEqual(await standing(fresh), ['taken'])
  assert.deepEqual(sink.takenFor(people.manager.email), [])
  assert.deepEqual(await standing(stale), ['too_late'])
  assert.ok((await lettersOf(stale)).every(({ gave_up_at }) => gave_up_at !== null))
  const held = (await details(stale)).events.filter(({ type }: { type: string }) => type === 'letter.held')
  assert.deepEqual(
    held.map(({ data: { kind, because, to } }: { data: Record<string, string> }) => [kind, because, to]),
    [['closed', 'no_server', people.manager.email]],
  )
})

test('a server that the settings of a mailbox name is a server too', async (t) => {
  const own = await smtpSink()
  t.after(own.close)
  const number = await desk.file(desk.people.stranger)
  await say(number, 'Ждёт ящика')
  await silent.work()
  await desk.database.db.transaction().execute((tx) =>
    insertMailbox(tx, {
      address: SUPPORT,
      displayName: null,
      managedBy: 'screen',
      enabled: true,
      imap: null,
      imapPassword: null,
      imapFolder: 'INBOX',
      readSince: null,
      smtp: { host: '127.0.0.1', port: own.port, security: 'none', user: '' },
      smtpPassword: null,
      trustedServer: null,
      plusAddressing: true,
      dkim: null,
      dkimKey: null,
    }),
  )
  await looked(silent)
  assert.equal(own.takenFor(desk.people.stranger.email).length, 1)
  assert.deepEqual(await standing(number), ['taken'])
  await desk.database.pool.query('delete from mailboxes')
})

test('a letter of the outbox that lost its job, or whose job failed for the last time, leaves all the same, once', async () => {
  const { people, database } = desk
  for (const lost of [
    "delete from graphile_worker._private_jobs where key like 'delivery:%'",
    "update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'the database was away' where key like 'delivery:%'",
  ]) {
    const number = await desk.file(people.colleague)
    await say(number, 'Потерянный')
    // The letter is written by a desk whose next job never comes to be done.
    await database.pool.query(`create or replace function lose() returns trigger language plpgsql as $$ begin
      new.run_at := now() + interval '1 day'; return new; end $$`)
    await database.pool.query(
      `create trigger lose before insert on graphile_worker._private_jobs for each row
        when (new.key like 'delivery:%') execute function lose()`,
    )
    await speaking.work()
    await database.pool.query('drop trigger lose on graphile_worker._private_jobs')
    await database.pool.query(lost)
    const before = sink.takenFor(people.colleague.email).length
    await looked(speaking)
    await looked(speaking)
    assert.equal(sink.takenFor(people.colleague.email).length, before + 1)
    assert.deepEqual(await standing(number), ['taken'])
    assert.deepEqual(await jobs(), [])
  }
})

test('a code that opens nothing any more is not sent', async () => {
  const { email } = desk.people.dealerUser
  assert.equal((await desk.as(null).post('/api/sign-in/codes', { address: email })).status, 202)
  await silent.work()
  await desk.database.pool.query(
    `update deliveries set created_at = created_at - interval '16 minutes' where address = '${email}'`,
  )
  await looked(speaking)
  assert.deepEqual(sink.takenFor(email), [])
  const [code] = await speaking.sentTo(email)
  assert.ok(code?.gave_up_at)
})

test('an arrived letter that lost its job, or whose job failed for the last time, is read all the same, once', async () => {
  const { pool, db } = desk.database
  for (const lost of [
    'delete from graphile_worker._private_jobs',
    "update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'the database was away'",
  ]) {
    const bytes = written({ from: 'zoya@lost.example', text: `Читайте меня: ${lost}` })
    const id = await keepLetter(db, { bytes, source: 'pipe', mailbox: SUPPORT, now: Date.now() })
    await pool.query(lost)
    await speaking.work()
    const state = async () =>
      (await db.selectFrom('raw_letters').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state
    assert.equal(await state(), 'received')
    await looked(speaking)
    assert.equal(await state(), 'request')
    assert.deepEqual(await jobs(), [])
  }
})

test('what is on its way is left to those who have it', async () => {
  const { pool, db } = desk.database
  const bytes = written({ from: 'vera@busy.example', text: 'Меня читают' })
  const id = await keepLetter(db, { bytes, source: 'pipe', mailbox: SUPPORT, now: Date.now() })
  await pool.query(
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'another', attempts = max_attempts`,
  )
  await looked(speaking)
  const left = await jobs()
  assert.deepEqual(
    left.map(({ locked_by }) => locked_by),
    ['another'],
  )
  const { state } = await db.selectFrom('raw_letters').select('state').where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(state, 'received')
  await pool.query('delete from graphile_worker._private_jobs')
})
