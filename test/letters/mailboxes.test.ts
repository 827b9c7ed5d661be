import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sealed } from '../../src/actions/ground/sealed.ts'
import type { Database } from '../../src/db/engine/database.ts'
import { listMailboxStates } from '../../src/db/mail/mailbox-states.ts'
import { insertMailbox, type MailboxDraft } from '../../src/db/mail/mailboxes.ts'
import { imapAccountOf } from '../../src/jobs/mail/mailbox-account.ts'
import { watchMailboxes } from '../../src/jobs/mail/watch-mailboxes.ts'
import { type Cable, openCable } from '../ground/cable.ts'
import { type MailServer, openMailServer, whyNoDovecot } from '../ground/mail-server.ts'
import { until } from '../ground/until.ts'
import { testDatabase } from '../world.ts'
import { written } from './post-office.ts'

const SECRET = 'a secret for tests that is long enough'
const skip = await whyNoDovecot()

let server: MailServer
let database: Database
let cable: Cable
const watches: (() => Promise<void>)[] = []
before(async () => {
  if (skip) return
  ;[server, database] = await Promise.all([openMailServer(), testDatabase()])
  cable = await openCable(server.imapPort)
})
after(async () => {
  for (const stop of watches) await stop()
  await cable?.close()
  await server?.close()
  await database?.close()
})

let count = 0

/** A mailbox nobody has used, as a settings screen would have saved it. */
async function newMailbox(changes: Partial<MailboxDraft> = {}): Promise<{ id: number; address: string }> {
  count += 1
  const address = `box${count}@desk.example`
  const draft: MailboxDraft = {
    address,
    displayName: null,
    managedBy: 'screen',
    enabled: true,
    imap: { host: '127.0.0.1', port: cable.port, security: 'none', user: address },
    imapPassword: sealed(SECRET, 'imap', server.password),
    imapFolder: 'INBOX',
    smtp: null,
    smtpPassword: null,
    trustedServer: null,
    dkim: null,
    dkimKey: null,
    plusAddressing: true,
    ...changes,
  }
  const id = await database.db.transaction().execute((tx) => insertMailbox(tx, draft))
  return { id, address }
}

function watch(pace: { readonly looksEvery?: number; readonly patience?: number } = {}) {
  const keys = { secret: SECRET, imapUrl: undefined }
  const accountOf = (mailbox: Parameters<typeof imapAccountOf>[1]) => imapAccountOf(keys, mailbox)
  const stop = watchMailboxes({ database, accountOf, now: Date.now, warn: () => undefined, ...pace })
  watches.push(stop) // also when its test fails before it ends it
  return stop
}

const letter = (text: string) => written({ from: 'anna@nowhere.example', text })

const arrived = (address: string) =>
  database.db.selectFrom('raw_letters').selectAll().where('mailbox', '=', address).orderBy('id').execute()

const came = (address: string, number: number) =>
  until(async () => (await arrived(address)).length >= number, { what: `${number} letters came to ${address}` })

const stateOf = async (id: number) => (await listMailboxStates(database.db)).find(({ mailboxId }) => mailboxId === id)

const isConnected = (id: number) => until(async () => (await stateOf(id))?.connectedAt, { what: 'the mailbox is open' })

const flagsIn = async (address: string) => (await server.letters(address)).map(({ flags }) => flags)

test('letters of several mailboxes come in their order, byte for byte, and are marked only after they are kept', {
  skip,
}, async () => {
  const [one, other] = [await newMailbox(), await newMailbox()]
  const texts = ['первое', 'второе', 'третье'].map(letter)
  for (const bytes of texts) await server.deliver(one.address, bytes)
  await server.deliver(other.address, letter('другое'))
  const stop = watch()
  try {
    await Promise.all([came(one.address, 3), came(other.address, 1)])
    const kept = await arrived(one.address)
    assert.deepEqual(
      kept.map(({ bytes }) => bytes.toString()),
      texts.map(String),
    )
    assert.deepEqual(
      kept.map(({ source, state, uid }) => [source, state, uid]),
      [1, 2, 3].map((uid) => ['imap', 'received', uid]),
    )
    await until(async () => (await flagsIn(one.address)).every((flags) => flags === 'S'), { what: 'all are marked' })
    const jobs = await database.pool.query("select * from graphile_worker.jobs where task_identifier = 'read-letter'")
    assert.equal(jobs.rowCount, 4)
  } finally {
    await stop()
  }
})

test('a letter is told by the server itself: it does not wait for the next look', { skip }, async () => {
  const box = await newMailbox()
  const stop = watch({ looksEvery: 600_000 })
  try {
    await isConnected(box.id)
    for (let number = 1; number <= 5; number++) {
      await server.deliver(box.address, letter(`письмо ${number}`))
      await came(box.address, number)
    }
  } finally {
    await stop()
  }
})

test('letters that somebody has read already are taken all the same', { skip }, async () => {
  const box = await newMailbox()
  await server.deliver(box.address, letter('прочитано'), 'S')
  await server.deliver(box.address, letter('и отвечено'), 'RS')
  const stop = watch()
  try {
    await came(box.address, 2)
  } finally {
    await stop()
  }
})

test('when the server numbers its letters anew, those we have are recognised and those we have not are taken', {
  skip,
}, async () => {
  const box = await newMailbox()
  await server.deliver(box.address, letter('старое'))
  await server.deliver(box.address, letter('тоже старое'))
  let stop = watch()
  await came(box.address, 2)
  await stop()
  const [before] = await arrived(box.address)

  await server.deliver(box.address, letter('новое'))
  await server.renumber(box.address)
  stop = watch()
  try {
    await came(box.address, 3)
    await until(async () => (await stateOf(box.id))?.waiting === 0, { what: 'all were looked at' })
    const kept = await arrived(box.address)
    assert.equal(kept.length, 3)
    assert.notEqual(kept[0]?.uid_validity, before?.uid_validity)
    assert.equal(new Set(kept.map(({ uid_validity }) => uid_validity)).size, 1, 'all are known by their new places')
    assert.equal(new Set(kept.map(({ sha256 }) => sha256.toString('hex'))).size, 3)
  } finally {
    await stop()
  }
})

test('the same letter twice in a mailbox is kept twice: what it means is for the reading to say', {
  skip,
}, async () => {
  const box = await newMailbox()
  const bytes = letter('дважды')
  await server.deliver(box.address, bytes)
  await server.deliver(box.address, bytes)
  const stop = watch()
  try {
    await came(box.address, 2)
  } finally {
    await stop()
  }
})

test('a server that gives another letter the number of a known one loses neither', { skip }, async () => {
  const box = await newMailbox()
  await server.deliver(box.address, letter('первое'))
  let stop = watch()
  await came(box.address, 1)
  await stop()
  const [first] = await arrived(box.address)
  await database.pool.query('update raw_letters set bytes = $1, sha256 = sha256($1) where id = $2', [
    Buffer.from('x'),
    first?.id,
  ])
  await database.pool.query('update mailbox_states set last_uid = 0 where mailbox_id = $1', [box.id])
  stop = watch()
  try {
    await came(box.address, 2)
    assert.deepEqual(
      (await arrived(box.address)).map(({ uid }) => uid),
      [null, 1],
    )
  } finally {
    await stop()
  }
})

test('a mailbox that cannot be marked is read all the same, and nothing comes twice', { skip }, async () => {
  const box = await newMailbox()
  await server.deliver(box.address, letter('не отметить'))
  cable.refuse(/ STORE /)
  const stop = watch({ looksEvery: 300 })
  try {
    await came(box.address, 1)
    await server.deliver(box.address, letter('и это'))
    await came(box.address, 2)
    await until(async () => (await stateOf(box.id))?.waiting === 0)
    assert.deepEqual(await flagsIn(box.address), ['', ''])
    assert.equal((await arrived(box.address)).length, 2)
  } finally {
    cable.refuse(null)
    await stop()
  }
})

test('one letter that the server does not give out ends visibly and holds up none of the others', {
  skip,
}, async () => {
  const box = await newMailbox()
  for (const text of ['до', 'порченое', 'после']) await server.deliver(box.address, letter(text))
  cable.refuse(/ UID FETCH (\d+,)*2[ ,]| UID FETCH 1:3 /, /BODY/)
  const stop = watch()
  try {
    await came(box.address, 3)
    assert.deepEqual(
      (await arrived(box.address)).map(({ state, uid }) => [state, uid]),
      [
        ['received', 1],
        ['unreadable', 2],
        ['received', 3],
      ],
    )
  } finally {
    cable.refuse(null)
    await stop()
  }
})

test('a cut cable, a silent cable and a server that is away are got over, and the state says so meanwhile', {
  skip,
}, async () => {
  const box = await newMailbox()
  const stop = watch({ looksEvery: 1_000, patience: 2_000 })
  try {
    await isConnected(box.id)
    cable.cut()
    await server.deliver(box.address, letter('после обрыва'))
    await came(box.address, 1)
    cable.silence()
    await server.deliver(box.address, letter('после тишины'))
    await came(box.address, 2)

    await server.stopImap()
    const failing = await until(async () => {
      const state = await stateOf(box.id)
      return state?.error && state.failures > 1 ? state : null
    })
    assert.equal(failing.connectedAt, null)
    await server.startImap()
    await server.deliver(box.address, letter('после остановки'))
    await came(box.address, 3)
    assert.equal((await stateOf(box.id))?.error, null)
  } finally {
    await stop()
  }
})

test('a mailbox that is switched off is left alone, and one whose password is wrong says what the server says', {
  skip,
}, async () => {
  const off = await newMailbox({ enabled: false })
  await server.deliver(off.address, letter('никому'))
  const wrong = await newMailbox({ imapPassword: sealed(SECRET, 'imap', 'wrong') })
  const foreign = await newMailbox({ imapPassword: sealed('another secret, which is long enough', 'imap', 'x') })
  const stop = watch()
  try {
    const said = (id: number, words: RegExp) =>
      until(async () => words.test((await stateOf(id))?.error ?? ''), { what: `the state says ${words}` })
    await said(wrong.id, /Authentication failed/)
    await said(foreign.id, /OKNO_SECRET/)
    assert.deepEqual(await arrived(off.address), [])
    await database.pool.query('update mailboxes set enabled = true, updated_at = now() where id = $1', [off.id])
    await came(off.address, 1)
    await database.pool.query('update mailboxes set enabled = false, updated_at = now() where id = $1', [off.id])
  } finally {
    await stop()
  }
})

test('letters that lay in the folder long before are left alone, unless somebody wants them', { skip }, async () => {
  const fresh = await newMailbox()
  const all = await newMailbox({ readSince: null })
  const lastWeek = new Date(Date.now() - 7 * 86_400_000)
  for (const { address } of [fresh, all]) {
    await server.deliver(address, letter('old'), 'S', lastWeek)
    await server.deliver(address, letter('new'))
  }
  const stop = watch()
  await came(all.address, 2)
  await came(fresh.address, 1)
  await server.deliver(fresh.address, letter('later'))
  await came(fresh.address, 2)
  await stop()
  const texts = (await arrived(fresh.address)).map(({ bytes }) => bytes.toString().split('\r\n\r\n')[1])
  assert.deepEqual(texts, ['new', 'later'])
})
