import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { testDatabase } from '../../../test/world.ts'
import type { Database } from '../../db/engine/database.ts'
import { listMailboxes } from '../../db/mail/mailboxes.ts'
import { adoptEnvironment, type MailEnvironment } from './adopt-environment.ts'

let database: Database
before(async () => {
  database = await testDatabase()
})
beforeEach(() => database.pool.query('truncate mailboxes, raw_letters cascade'))
after(() => database.close())

const adopt = (environment: MailEnvironment) =>
  database.db.transaction().execute((tx) => adoptEnvironment(tx, environment))

const IMAP = 'imaps://support:word@mail.example'
const SUPPORT = { address: 'Support@Desk.example', imapUrl: IMAP }

test('the mailbox of the environment is a row without its password, and stays as it is while nothing changes', async () => {
  await adopt(SUPPORT)
  const [mailbox] = await listMailboxes(database.db)
  assert.deepEqual(
    [mailbox?.address, mailbox?.managedBy, mailbox?.enabled, mailbox?.imapPassword],
    ['support@desk.example', 'environment', true, null],
  )
  assert.deepEqual(mailbox?.imap, { host: 'mail.example', port: 993, security: 'tls', user: 'support' })
  await adopt(SUPPORT)
  assert.deepEqual(await listMailboxes(database.db), [mailbox])
})

test('what the environment does not name any more is switched off, and on again when it is named again', async () => {
  await adopt(SUPPORT)
  await adopt({ address: 'help@desk.example', imapUrl: undefined })
  const enabled = async () => (await listMailboxes(database.db)).map((each) => [each.address, each.enabled])
  assert.deepEqual(await enabled(), [
    ['support@desk.example', false],
    ['help@desk.example', true],
  ])
  await adopt(SUPPORT)
  assert.deepEqual(await enabled(), [
    ['support@desk.example', true],
    ['help@desk.example', false],
  ])
  await adopt({ address: undefined, imapUrl: undefined })
  assert.ok((await enabled()).every(([, on]) => on === false))
})

test('on another server no number of a letter means anything any more, on the same one it goes on meaning it', async () => {
  await adopt(SUPPORT)
  const [mailbox] = await listMailboxes(database.db)
  await database.pool.query('insert into mailbox_states (mailbox_id, uid_validity, last_uid) values ($1, 7, 9)', [
    mailbox?.id,
  ])
  await database.pool.query(`insert into raw_letters (received_at, source, mailbox, bytes, sha256, uid_validity, uid)
    values (now(), 'imap', 'support@desk.example', 'x', sha256('x'), 7, 9)`)
  const cursor = async () => (await database.pool.query('select last_uid from mailbox_states')).rows
  const places = async () => (await database.pool.query('select uid from raw_letters')).rows

  await adopt({ ...SUPPORT, imapUrl: 'imaps://support:another@mail.example' })
  assert.deepEqual([await cursor(), await places()], [[{ last_uid: 9 }], [{ uid: 9 }]])
  await adopt({ ...SUPPORT, imapUrl: 'imaps://support:another@elsewhere.example' })
  assert.deepEqual([await cursor(), await places()], [[], [{ uid: null }]])
})

test('a mailbox of the settings screen that the environment names from now on gives up its own password', async () => {
  await database.pool.query(
    "insert into mailboxes (address, managed_by, imap_password) values ('support@desk.example', 'screen', 'sealed')",
  )
  await adopt(SUPPORT)
  const [mailbox] = await listMailboxes(database.db)
  assert.deepEqual([mailbox?.managedBy, mailbox?.imapPassword], ['environment', null])
})

test('workers that start at once adopt the same mailbox once', async () => {
  await Promise.all(Array.from({ length: 8 }, () => adopt(SUPPORT)))
  assert.equal((await listMailboxes(database.db)).length, 1)
})
