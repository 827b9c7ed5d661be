import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { createTransport } from 'nodemailer'
import { sealed } from '../../src/actions/ground/sealed.ts'
import { type Database, openDatabase } from '../../src/db/engine/database.ts'
import { startPostgres } from '../../src/db/engine/embedded-postgres.ts'
import { migrate } from '../../src/db/engine/migrate.ts'
import { folderStore } from '../../src/db/files/file-store.ts'
import { listMailboxStates } from '../../src/db/mail/mailbox-states.ts'
import { insertMailbox } from '../../src/db/mail/mailboxes.ts'
import { keepLetter } from '../../src/db/mail/raw-letters.ts'
import { openMailWays } from '../../src/jobs/mail/open-mail-ways.ts'
import { readArrived } from '../../src/jobs/mail/read-letter.ts'
import { testDesk } from '../desk.ts'
import { freePort } from '../ground/daemon.ts'
import { type MailServer, openMailServer, whyNoDovecot } from '../ground/mail-server.ts'
import { openSmallDisk, type SmallDisk, whyNoSmallDisk } from '../ground/small-disk.ts'
import { until } from '../ground/until.ts'
import { postOffice, SUPPORT, written } from './post-office.ts'

const SECRET = 'a secret for tests that is long enough'
const READ = 'read@desk.example'
const noDisk = await whyNoSmallDisk()
const skip = noDisk || (await whyNoDovecot())

const closings: (() => Promise<unknown>)[] = []
let disk: SmallDisk
let database: Database
let mail: MailServer
let smtpPort: number
let lmtpPort: number
before(async () => {
  if (skip) return
  ;[disk, mail] = await Promise.all([openSmallDisk(256), openMailServer()])
  closings.unshift(disk.close, mail.close)
  database = await databaseOn(disk)
  ;[smtpPort, lmtpPort] = [await freePort(), await freePort()]
  await addMailbox()
  const ways = {
    address: SUPPORT,
    imapUrl: undefined,
    smtpCertificate: null,
    smtpListen: [
      { protocol: 'smtp', host: '127.0.0.1', port: smtpPort },
      { protocol: 'lmtp', host: '127.0.0.1', port: lmtpPort },
    ],
  } as const
  closings.unshift(await openMailWays({ database, mail: ways, secret: SECRET, now: Date.now, warn: () => undefined }))
})
after(async () => {
  for (const close of closings) await close()
})

/** A server of its own: with a full disk it could not be shared. */
async function databaseOn({ folder }: SmallDisk): Promise<Database> {
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), kind: 'durable', say: () => undefined })
  closings.unshift(postgres.stop)
  await migrate(postgres.url)
  const opened = openDatabase(postgres.url, { connections: 5, say: () => undefined })
  closings.unshift(opened.close)
  return opened
}

function addMailbox(): Promise<number> {
  const imap = { host: '127.0.0.1', port: mail.imapPort, security: 'none', user: READ } as const
  return database.db.transaction().execute((tx) =>
    insertMailbox(tx, {
      address: READ,
      displayName: null,
      managedBy: 'screen',
      enabled: true,
      imap,
      imapPassword: sealed(SECRET, 'imap', mail.password),
      imapFolder: 'INBOX',
      smtp: null,
      smtpPassword: null,
      trustedServer: null,
      dkim: null,
      dkimKey: null,
      plusAddressing: true,
    }),
  )
}

/** Larger than what a database has put by, and not to be pressed into less. */
const ballast = (size = 2_000_000) =>
  randomBytes(size)
    .toString('base64')
    .replace(/(.{76})/g, '$1\n')
const letter = (text: string) => written({ from: 'anna@nowhere.example', text: `${text} ${ballast()}` })

async function send(bytes: Buffer, how: { readonly lmtp: boolean }): Promise<void> {
  const port = how.lmtp ? lmtpPort : smtpPort
  const transport = createTransport({ host: '127.0.0.1', port, lmtp: how.lmtp, ignoreTLS: true })
  const envelope = { from: 'anna@nowhere.example', to: [SUPPORT] }
  const { rejectedErrors = [] } = await transport.sendMail({ envelope, raw: bytes })
  for (const error of rejectedErrors) throw error // LMTP says no for each recipient
}

const arrived = async () =>
  (await database.db.selectFrom('raw_letters').select(['bytes', 'source']).orderBy('id').execute()).map(
    ({ bytes, source }) => `${source} ${/(\S+) /.exec(bytes.toString().split('\r\n\r\n')[1] ?? '')?.[1]}`,
  )

test('while the disk of the database is full no letter is acknowledged by any way; when there is room all come, once', {
  skip,
}, async () => {
  await mail.deliver(READ, letter('до'))
  await until(async () => (await arrived()).length === 1, { what: 'the first letter came' })

  await disk.fill()
  await mail.deliver(READ, letter('ящик'))
  await Promise.all([
    assert.rejects(send(letter('дверь'), { lmtp: false }), /451 /),
    assert.rejects(send(letter('почта'), { lmtp: true }), /451 /),
  ])
  await until(async () => (await mail.letters(READ)).length === 2, { what: 'both lie in the mailbox' })
  assert.deepEqual(
    (await mail.letters(READ)).map(({ flags }) => flags),
    ['S', ''],
  )
  assert.deepEqual(await arrived(), ['imap до'])

  await disk.makeRoom()
  await send(letter('дверь'), { lmtp: false })
  await send(letter('почта'), { lmtp: true })
  await until(async () => (await arrived()).length === 4, { what: 'the mailbox is read by itself' })
  assert.deepEqual((await arrived()).toSorted(), ['imap до', 'imap ящик', 'lmtp почта', 'smtp дверь'])
  await until(async () => (await mail.letters(READ)).every(({ flags }) => flags === 'S'), { what: 'both are marked' })
  const [state] = (await listMailboxStates(database.db)).filter(({ address }) => address === READ)
  assert.deepEqual([state?.error, state?.waiting], [null, 0])
})

test('while the disk of the files is full a letter with a file waits, however long; when there is room it is read, once', {
  skip: noDisk,
}, async () => {
  const [small, desk] = await Promise.all([openSmallDisk(2), testDesk()])
  closings.unshift(desk.close, small.close)
  const post = postOffice(desk)
  const { db } = desk.database
  const store = folderStore(small.folder)
  const reading = { db, store, house: post.mail, room: post.room, resolve: post.names.resolve, now: desk.house.now }
  const bytes = written({
    from: 'log@nowhere.example',
    text: `--b\nContent-Type: text/plain\n\nСмотрите\n--b\nContent-Disposition: attachment; filename=a.log\n\n${ballast(200_000)}--b--`,
    headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
  })
  const id = await keepLetter(db, { bytes, source: 'pipe', mailbox: SUPPORT, now: desk.house.now() })
  const letter = () => db.selectFrom('raw_letters').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  await small.fill()
  for (const isLast of [false, true]) {
    await assert.rejects(readArrived(reading, id, { isLast }), /ENOSPC/)
    const { state, error, request_number } = await letter()
    assert.deepEqual([state, request_number], ['received', null])
    assert.match(error ?? '', /no space left on device/, 'what it waits for is told where people see it')
  }
  assert.equal((await db.selectFrom('files').select('id').execute()).length, 0, 'nothing is half done')

  await small.makeRoom()
  await readArrived(reading, id, { isLast: false })
  const { state, error, request_number } = await letter()
  assert.deepEqual([state, error], ['request', null])
  assert.equal((await post.messages(request_number)).length, 1)
  const [file] = await db.selectFrom('files').select(['sha256', 'size']).execute()
  assert.ok(file?.sha256)
  assert.equal((await buffer(store.open(file.sha256))).length, file.size)
})
