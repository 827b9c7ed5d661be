// npm run bench -- letters: how fast letters become requests, and how soon the desk hears of one.
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { type Database, openDatabase } from '../src/db/engine/database.ts'
import { listenTo } from '../src/db/engine/listen.ts'
import { LIVE_CHANNEL } from '../src/db/engine/live.ts'
import { keepLetter } from '../src/db/mail/raw-letters.ts'
import { openMailServer, whyNoDovecot } from '../test/ground/mail-server.ts'
import { type Okno, startOkno } from '../test/ground/okno.ts'
import { until } from '../test/ground/until.ts'
import { soakLetters } from '../test/soak/letters.ts'
import { openUnwellSmtp } from '../test/soak/unwell-smtp.ts'
import { measureChecking } from './checking.ts'
import { grow, openGround } from './ground.ts'

const SUPPORT = 'support@desk.example'

const { values } = parseArgs({
  options: {
    letters: { type: 'string', default: '1000' },
    workers: { type: 'string', default: '1,4' },
    requests: { type: 'string', default: '1000' },
    one: { type: 'string', default: '40' },
  },
})
const ground = await openGround(null, say)
const smtp = await openUnwellSmtp(() => true)
try {
  await grow(ground.url, Number(values.requests), say)
  const database = openDatabase(ground.url, { connections: 4 })
  for (const count of values.workers.split(',').map(Number)) await measureSpool(database, count)
  await measureNews(database)
  await database.close()
  await measureChecking()
} finally {
  await smtp.close()
  await ground.close()
}

function worker(settings: Readonly<Record<string, string>> = {}): Okno {
  return startOkno('work', {
    DATABASE_URL: ground.url,
    OKNO_DATA: ground.dataFolder,
    OKNO_SECRET: 'a secret that all of these processes share',
    OKNO_MAIL_ADDRESS: SUPPORT,
    OKNO_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    ...settings,
  })
}

/** Letters wait as rows; how many a second become requests once so many workers begin. */
async function measureSpool({ db }: Database, count: number): Promise<void> {
  const spool = soakLetters(Number(values.letters), SUPPORT).filter(({ end }) => end === 'request')
  const ids: number[] = []
  for (const { bytes } of spool) {
    const fresh = Buffer.from(bytes.toString().replaceAll('@nowhere.example', `@w${count}.example`))
    ids.push(await keepLetter(db, { bytes: fresh, source: 'pipe', mailbox: SUPPORT, now: Date.now() }))
  }
  const workers = Array.from({ length: count }, () => worker())
  const waiting = async () =>
    (await sql<{ count: number }>`select count(*) from raw_letters where state = 'received'`.execute(db)).rows[0]?.count
  await until(async () => (await waiting()) === 0, { within: 600_000, what: 'all letters are read' })
  await Promise.all(workers.map((each) => each.stop()))
  const { rows } = await sql<{ seconds: string; requests: number }>`
    select extract(epoch from max(decided_at) - min(decided_at)) as seconds, count(*) filter (where state = 'request') as requests
    from raw_letters where id = any(${ids}::bigint[])`.execute(db)
  const { seconds = '0', requests = 0 } = rows[0] ?? {}
  const speed = ids.length / Number(seconds)
  console.log(
    `${count} worker${count > 1 ? 's' : ' '}: ${ids.length} letters, ${requests} requests, ${speed.toFixed(0)} letters/s`,
  )
}

/** A letter is put into a real mailbox; when the desk's live channel tells of its request. */
async function measureNews({ db, url }: Database): Promise<void> {
  const missing = await whyNoDovecot()
  if (missing) return console.log(`from the mailbox to the desk: ${missing}`)
  const mail = await openMailServer()
  let heard = 0
  const deaf = listenTo(url, LIVE_CHANNEL, {
    hear: (payload) => {
      if (payload.includes('request.registered')) heard = performance.now()
    },
    gap: () => undefined,
    warn: say,
  })
  const reader = worker({ OKNO_IMAP_URL: mail.imapUrl(SUPPORT) })
  await until(
    async () => (await sql`select 1 from mailbox_states where connected_at is not null`.execute(db)).rows.length > 0,
  )
  const times: number[] = []
  for (const { bytes } of soakLetters(Number(values.one), SUPPORT).filter(({ end }) => end === 'request')) {
    heard = 0
    const started = performance.now()
    await mail.deliver(SUPPORT, Buffer.from(bytes.toString().replaceAll('@nowhere.example', '@news.example')))
    await until(() => heard > 0, { what: 'the desk hears of it' })
    times.push(heard - started)
  }
  await reader.stop()
  await deaf()
  await mail.close()
  const sorted = times.toSorted((one, other) => one - other)
  const at = (part: number) => `${(sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(0)} ms`
  console.log(
    `from the mailbox to the desk: ${times.length} letters, half within ${at(0.5)}, 95 % within ${at(0.95)}, all within ${at(1)}`,
  )
}

function say(line: unknown): void {
  console.error(String(line))
}
