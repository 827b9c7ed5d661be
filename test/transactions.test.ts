import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { passwordFits, passwordHash } from '../src/actions/ground/secrets.ts'
import { askNames } from '../src/channels/email/asking-names.ts'
import { openImap, tryReceiving } from '../src/channels/email/imap.ts'
import { openReadingRoom } from '../src/channels/email/reading-room.ts'
import { transportTo } from '../src/channels/email/smtp-transport.ts'
import { mailServers } from '../src/channels/email/try-mailbox.ts'
import type { Database } from '../src/db/engine/database.ts'
import { demandNoTransaction, rehearsed } from '../src/db/engine/transactions.ts'
import { testDatabase } from './world.ts'

let database: Database
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

const server = { host: '127.0.0.1', port: 9, security: 'none', user: 'x' } as const
const account = { server, password: 'x', folder: 'INBOX' }
const patience = { connectionTimeout: 100, greetingTimeout: 100, socketTimeout: 100 }
const room = openReadingRoom()

/** Everything that waits for the outside or computes for long. */
const LONG: Readonly<Record<string, () => unknown>> = {
  'opening a mailbox': () => openImap(account, 100),
  'trying a mailbox': () => tryReceiving(account, 100),
  'sending a letter': () => transportTo(server, null, patience).sendMail({ from: 'a@b.example', to: 'a@b.example' }),
  'asking where letters of a domain go': () => mailServers.exchangersOf('b.example'),
  'asking for the texts of a name': () => mailServers.textsOf('b.example'),
  'asking names about a sender': () => askNames('b.example', 'TXT'),
  'reading a letter': () => room.read(Buffer.from('Subject: x\r\n\r\nx'), 'a@b.example'),
  'hashing a password': () => passwordHash('три слова подряд', 'test'),
  'comparing a password': () => passwordFits('три слова подряд', null, 'test'),
}

for (const [what, begin] of Object.entries(LONG)) {
  test(`${what} is refused inside a transaction`, async () => {
    const work = database.db.transaction().execute(async () => {
      await begin()
    })
    await assert.rejects(work, /inside a transaction/)
  })
}

test('after a transaction, and in what it left behind for later, everything is allowed again', async () => {
  const later = await database.db.transaction().execute(async () => ({
    promise: new Promise<void>((resolve, reject) => {
      setImmediate(async () => {
        await database.db.selectFrom('people').select('id').execute()
        try {
          resolve(demandNoTransaction('work'))
        } catch (error) {
          reject(error)
        }
      })
    }),
  }))
  demandNoTransaction('work')
  await later.promise
})

test('a rehearsal shows what would have happened and leaves nothing; what fails in it fails', async () => {
  const count = async () => (await database.db.selectFrom('teams').select('id').execute()).length
  const before = await count()
  const seen = await rehearsed(database.db, async (tx) => {
    await tx.insertInto('teams').values({ name: 'на пробу' }).execute()
    return (await tx.selectFrom('teams').select('id').execute()).length
  })
  assert.equal(seen, before + 1)
  assert.equal(await count(), before)
  await assert.rejects(
    rehearsed(database.db, () => Promise.reject(new Error('as it is'))),
    /as it is/,
  )
})

/** Whoever connects without the mark, with his reason. */
const FREE: Readonly<Record<string, string>> = {
  'src/db/engine/embedded/hold.ts': 'asks on this machine who holds the folder of the database, at the start',
  'src/db/engine/embedded/server.ts': 'asks on this machine whether the database listens, at the start',
  'src/trusted-authorities.ts': 'sets what all connections believe, connects to nothing',
  'src/config.ts': 'tells addresses from other words, connects to nothing',
  'src/channels/email/door-certificate.ts': 'shows a certificate to whoever comes',
}

test('every file that can reach the network asks first whether a transaction is open, or stands here with its reason', async () => {
  const reaches =
    /from '(node:(net|tls|dns|dns\/promises|http|https|http2|dgram)|imapflow|nodemailer)'|(?<![.\w])fetch\(/
  const unmarked: string[] = []
  const root = join(import.meta.dirname, '..')
  for (const file of globSync('src/**/*.ts', { cwd: root })) {
    if (file.endsWith('.test.ts') || file in FREE) continue
    const text = readFileSync(join(root, file), 'utf8')
    const imports = text.split('\n').filter((line) => reaches.test(line) && !/^import type/.test(line))
    if (imports.length > 0 && !text.includes('demandNoTransaction(')) unmarked.push(`${file}: ${imports[0]}`)
    assert.ok(!text.includes('startTransaction('), `${file}: a transaction without an end of its own is not marked`)
  }
  assert.deepEqual(unmarked, [])
})
