import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sealed } from '../../src/actions/ground/sealed.ts'
import { insertMailbox } from '../../src/db/mail/mailboxes.ts'
import { imapAccountOf } from '../../src/jobs/mail/mailbox-account.ts'
import { watchMailboxes } from '../../src/jobs/mail/watch-mailboxes.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { type MailServer, openMailServer, whyNoDovecot } from '../ground/mail-server.ts'
import { until } from '../ground/until.ts'
import { type PostOffice, postOffice, written } from './post-office.ts'

const BOX = 'large@desk.example'
const MEGABYTE = 1_048_576
const skip = await whyNoDovecot()

let desk: TestDesk
let post: PostOffice
let server: MailServer
let stop: () => Promise<void>
before(async () => {
  if (skip) return
  ;[server, desk] = await Promise.all([openMailServer(), testDesk()])
  post = postOffice(desk)
  const { secret } = desk.house
  await desk.database.db.transaction().execute((tx) =>
    insertMailbox(tx, {
      address: BOX,
      displayName: null,
      managedBy: 'screen',
      enabled: true,
      imap: { host: '127.0.0.1', port: server.imapPort, security: 'none', user: BOX },
      imapPassword: sealed(secret, 'imap', server.password),
      imapFolder: 'INBOX',
      smtp: null,
      smtpPassword: null,
      trustedServer: null,
      dkim: null,
      dkimKey: null,
      plusAddressing: true,
    }),
  )
  const keys = { secret, imapUrl: undefined }
  stop = watchMailboxes({
    database: desk.database,
    accountOf: (mailbox) => imapAccountOf(keys, mailbox),
    now: desk.house.now,
    warn: () => undefined,
  })
})
after(async () => {
  await stop?.()
  await server?.close()
  await desk?.close()
})

const HEAD = Buffer.from(
  [
    'From: Anna <anna@nowhere.example>',
    `To: ${BOX}`,
    'Subject: =?utf-8?B?0JLQuNC00LXQviDRgSDQutCw0LzQtdGA?=',
    'Message-ID: <video@nowhere.example>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'The video of the camera:\r\n',
  ].join('\r\n'),
)

const kept = () =>
  desk.database.db.selectFrom('raw_letters').selectAll().where('mailbox', '=', BOX).orderBy('id').execute()

test('of a letter above 100 MB the beginning is kept; it ends refused, is seen, and holds up nobody', {
  skip,
}, async () => {
  const before = process.memoryUsage().rss
  await server.deliverLarge(BOX, HEAD, 101 * MEGABYTE)
  await server.deliver(BOX, written({ from: 'next@nowhere.example', to: BOX, text: 'Следующее' }))
  await until(async () => (await kept()).length === 2, { what: 'both came', within: 30_000 })
  const grown = (process.memoryUsage().rss - before) / MEGABYTE
  assert.ok(grown < 90, `the letter was not taken into memory: ${Math.round(grown)} MB more`)
  await post.work()

  const [large, next] = await kept()
  assert.deepEqual(
    [large?.state, large?.decision, next?.state],
    ['refused', { because: 'only_its_beginning', size: 101 * MEGABYTE }, 'request'],
  )
  assert.equal(large?.bytes.length, 262_144)
  assert.ok(large?.bytes.subarray(0, HEAD.length).equals(HEAD), 'it is the beginning')
  assert.deepEqual(await post.sentTo('anna@nowhere.example'), [])

  const { body } = await desk.as(desk.people.administrator).get(`/api/letters/${large?.id}`)
  assert.deepEqual(
    [body.state, body.decision.because, body.subject],
    ['refused', 'only_its_beginning', 'Видео с камер'],
  )
})
