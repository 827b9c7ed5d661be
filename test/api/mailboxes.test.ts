import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { smtpSink } from '../letters/smtp-sink.ts'

let desk: TestDesk
let sink: Awaited<ReturnType<typeof smtpSink>>
before(async () => {
  ;[desk, sink] = await Promise.all([testDesk(), smtpSink()])
})
after(async () => {
  await sink.close()
  await desk.close()
})

const IMAP = { host: '127.0.0.1', port: 1, security: 'none', user: 'support' } as const
const admin = () => desk.as(desk.people.administrator)
const mailboxes = async () => (await admin().get('/api/mailboxes')).body.mailboxes

test('a mailbox is kept with its passwords sealed, and no password ever comes back', async () => {
  const made = await admin().post('/api/mailboxes', {
    address: 'Help@Desk.example',
    imap: IMAP,
    imapPassword: 'тайна-1',
  })
  assert.equal(made.status, 201, made.text)
  const [card] = await mailboxes()
  assert.deepEqual(
    [card.address, card.managedBy, card.hasImapPassword, card.hasSmtpPassword, card.imap],
    ['help@desk.example', 'screen', true, false, IMAP],
  )
  assert.doesNotMatch(JSON.stringify(card), /тайна/)
  const row = await desk.database.db.selectFrom('mailboxes').selectAll().executeTakeFirstOrThrow()
  assert.ok(!row.imap_password?.includes('тайна-1'))

  const kept = { address: 'help@desk.example', displayName: 'Поддержка', imap: IMAP }
  await admin().put(`/api/mailboxes/${card.id}`, kept)
  const same = await desk.database.db.selectFrom('mailboxes').selectAll().executeTakeFirstOrThrow()
  assert.deepEqual(same.imap_password, row.imap_password, 'a password that is left out stays')
  assert.equal(same.display_name, 'Поддержка')
})

test('an address is in one mailbox, and what is not there is not found', async () => {
  const again = await admin().post('/api/mailboxes', { address: 'help@desk.example' })
  assert.deepEqual([again.status, again.body.code], [409, 'mailbox.address-taken'])
  const none = await admin().put('/api/mailboxes/999', { address: 'x@desk.example' })
  assert.deepEqual([none.status, none.body.code], [404, 'mailbox.not-found'])
  const wrong = await admin().post('/api/mailboxes', { address: 'x@desk.example', imap: { ...IMAP, host: 'a b' } })
  assert.equal(wrong.status, 400)
})

test('what is typed is tried before it is kept: one letter leaves, a server that is not there is told of', async () => {
  const smtp = { host: '127.0.0.1', port: sink.port, security: 'none', user: '' }
  const trial = await admin().post('/api/mailbox-trials', { address: 'help@desk.example', smtp, imap: IMAP })
  assert.deepEqual([trial.body.sending.ok, trial.body.receiving.ok], [true, false])
  assert.match(trial.body.receiving.detail, /ECONNREFUSED|connect/i)
  const [letter] = sink.takenFor('help@desk.example')
  assert.equal(letter?.headers['auto-submitted'], 'auto-generated')
  assert.match(letter?.mail.subject ?? '', /проверка ящика/)
  const nothing = await admin().post('/api/mailbox-trials', { address: 'help@desk.example' })
  assert.deepEqual(nothing.body, { receiving: null, sending: null })
})

test('a key is made for the domain, its record is told, and it can be thrown away', async () => {
  const [{ id }] = await mailboxes()
  const none = await admin().get(`/api/mailboxes/${id}/dkim`)
  assert.deepEqual([none.status, none.body.code], [404, 'mailbox.has-no-key'])
  await admin().post(`/api/mailboxes/${id}/dkim`, {})
  const { body } = await admin().get(`/api/mailboxes/${id}/dkim`)
  assert.match(body.name, /^okno\d{8}\._domainkey\.desk\.example$/)
  assert.match(body.value, /^v=DKIM1; k=rsa; p=[A-Za-z0-9+/=]{300,}$/)
  assert.ok(['no', 'unknown'].includes(body.published), 'example domains publish nothing')
  assert.equal((await admin().remove(`/api/mailboxes/${id}/dkim`)).status, 200)
  assert.equal((await mailboxes())[0].dkim, null)
})

test('a mailbox of the environment keeps its address and server; the rest may be changed here', async () => {
  const { db } = desk.database
  await db.updateTable('mailboxes').set({ managed_by: 'environment', imap_password: null }).execute()
  const [{ id }] = await mailboxes()
  const order = { address: 'other@desk.example', imap: null, displayName: 'Линия', trustedServer: 'mx.desk.example' }
  assert.equal((await admin().put(`/api/mailboxes/${id}`, order)).status, 200)
  const [card] = await mailboxes()
  assert.deepEqual(
    [card.address, card.imap, card.displayName, card.trustedServer, card.managedBy],
    ['help@desk.example', IMAP, 'Линия', 'mx.desk.example', 'environment'],
  )
})

test('the last mailbox that is switched on stays until another one is there', async () => {
  const own = await testDesk()
  try {
    const administrator = own.as(own.people.administrator)
    const first = { address: 'first@desk.example', imap: IMAP, enabled: true }
    const { id } = (await administrator.post('/api/mailboxes', first)).body
    const off = () => administrator.put(`/api/mailboxes/${id}`, { ...first, enabled: false })
    const refused = await off()
    assert.deepEqual([refused.status, refused.body.code], [409, 'mailbox.is-last'])
    await administrator.post('/api/mailboxes', { address: 'second@desk.example', imap: IMAP })
    assert.equal((await off()).status, 200)
  } finally {
    await own.close()
  }
})
