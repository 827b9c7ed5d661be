import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { populate, type World } from '../../../test/people.ts'
import { testDatabase } from '../../../test/world.ts'
import type { Database } from '../../db/engine/database.ts'
import { listMailboxes } from '../../db/mail/mailboxes.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { unsealed } from '../ground/sealed.ts'
import { adoptEnvironment } from './adopt-environment.ts'
import { type MailboxOrder, saveMailbox } from './save-mailbox.ts'

const SECRET = 'a secret for tests that is long enough'

let database: Database
let world: World
before(async () => {
  database = await testDatabase()
  world = await populate(database.db)
})
after(() => database.close())

const IMAP = { host: 'mail.example', port: 993, security: 'tls', user: 'help' } as const
const ORDER: MailboxOrder = {
  address: 'Help@Desk.example',
  displayName: 'Помощь',
  enabled: true,
  imap: IMAP,
  imapFolder: 'INBOX',
  imapPassword: 'слово',
  smtp: null,
  trustedServer: null,
  plusAddressing: true,
  dkim: null,
}

function save(id: number | null, order: MailboxOrder, by: keyof World['people'] = 'administrator') {
  return database.db.transaction().execute(async (tx) => {
    const found = await findByPerson(tx, world.people[by].id, 'portal')
    assert.ok(found)
    return saveMailbox({ tx, actor: found.actor, now: Date.now() }, SECRET, id, order)
  })
}

const mailbox = async (id: number) => (await listMailboxes(database.db)).find((each) => each.id === id)

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

test('an administrator writes down a mailbox; its password is sealed, and stays when it is not given again', async () => {
  const id = await save(null, ORDER)
  const { imapPassword: _, ...again } = ORDER
  await save(id, { ...again, displayName: 'Служба' })
  const saved = await mailbox(id)
  assert.deepEqual([saved?.address, saved?.displayName, saved?.imap], ['help@desk.example', 'Служба', IMAP])
  assert.ok(saved?.imapPassword)
  assert.equal(unsealed(SECRET, 'imap', saved.imapPassword), 'слово')

  const elsewhere = { ...again, imap: { ...IMAP, host: 'thief.example' } }
  await assert.rejects(save(id, elsewhere), refused('mailbox.password-missing'), 'it is shown to no other server')
  await save(id, { ...elsewhere, imapPassword: 'другое' })
})

test('two mailboxes have two addresses, what is not there is not changed, and nobody else may', async () => {
  const id = await save(null, { ...ORDER, address: 'one@desk.example' })
  await assert.rejects(save(null, { ...ORDER, address: 'ONE@desk.example' }), refused('mailbox.address-taken'))
  await assert.rejects(save(999_999, ORDER), refused('mailbox.not-found'))
  await assert.rejects(save(id, ORDER, 'specialist'), refused('permission.missing'))
})

test('what the environment says of its mailbox stays; the rest may be written down', async () => {
  const imapUrl = 'imaps://support:word@mail.example'
  await database.db.transaction().execute((tx) => adoptEnvironment(tx, { address: 'support@desk.example', imapUrl }))
  const known = (await listMailboxes(database.db)).find(({ managedBy }) => managedBy === 'environment')
  assert.ok(known)
  await save(known.id, { ...ORDER, enabled: false, trustedServer: 'mx.example' })
  const saved = await mailbox(known.id)
  assert.deepEqual(
    [saved?.address, saved?.enabled, saved?.imap?.user, saved?.imapPassword, saved?.trustedServer, saved?.displayName],
    ['support@desk.example', true, 'support', null, 'mx.example', 'Помощь'],
  )
})
