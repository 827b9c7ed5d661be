import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { type Database, openDatabase } from '../../src/db/engine/database.ts'
import { startPostgres } from '../../src/db/engine/embedded-postgres.ts'
import { migrate } from '../../src/db/engine/migrate.ts'
import { freePort } from '../ground/daemon.ts'
import { type MailServer, openMailServer } from '../ground/mail-server.ts'
import { startOkno } from '../ground/okno.ts'
import { openSmallDisk, type SmallDisk } from '../ground/small-disk.ts'
import { until } from '../ground/until.ts'
import { populate } from '../people.ts'
import { SUPPORT } from './ground.ts'
import { type SoakLetter, soakLetters } from './letters.ts'
import type { Line } from './table.ts'

interface FullGround {
  readonly data: SmallDisk
  readonly files: SmallDisk
  readonly database: Database
  readonly mail: MailServer
  readonly smtpPort: number
}

/** What ways in have said while something was full. */
interface Answers {
  laterBySmtp: number
  laterByPipe: number
}

/** Letters come by a mailbox, by the door and by the pipe, while one disk after another is full. */
export async function soakFullDisk({ letters: count }: { readonly letters: number }): Promise<Line[]> {
  const closings: (() => Promise<unknown>)[] = []
  try {
    return await soak(await openGround(closings), closings, count)
  } finally {
    for (const close of closings) await close()
  }
}

async function openGround(closings: (() => Promise<unknown>)[]): Promise<FullGround> {
  const [data, files, mail] = await Promise.all([openSmallDisk(300), openSmallDisk(16), openMailServer()])
  closings.unshift(data.close, files.close, mail.close)
  const postgres = await startPostgres({ folder: join(data.folder, 'pg'), kind: 'durable', say: () => undefined })
  closings.unshift(postgres.stop)
  await migrate(postgres.url)
  const database = openDatabase(postgres.url, { connections: 2, say: () => undefined })
  closings.unshift(database.close)
  await populate(database.db)
  return { data, files, database, mail, smtpPort: await freePort() }
}

async function soak(ground: FullGround, closings: (() => Promise<unknown>)[], count: number): Promise<Line[]> {
  const { database, mail, data, files } = ground
  const worker = startOkno('work', settings(ground))
  closings.unshift(worker.stop)
  await worker.ready()
  const letters = soakLetters(count, SUPPORT)
  const answers: Answers = { laterBySmtp: 0, laterByPipe: 0 }
  const coming = bring(ground, letters, answers)
  const started = performance.now()
  await fullFor(data, 4_000)
  await fullFor(data, 8_000, () => endLog(database))
  await fullFor(files, 4_000)
  const quiet = performance.now()
  await coming
  await until(() => allHaveEnds(database, count).catch(() => false), {
    within: 300_000,
    what: 'each letter has its end',
  })
  const settled = performance.now()
  await until(async () => (await mail.letters(SUPPORT)).every(({ flags }) => flags.includes('S')), {
    within: 60_000,
    what: 'what lies in the mailbox is marked',
  })
  return [
    { what: 'seconds with a disk full', found: Math.round((quiet - started) / 1_000) },
    { what: 'seconds from the last room to the last end', found: Math.round((settled - quiet) / 1_000) },
    { what: 'the database server fell, and came back by itself', found: await fell(data), wanted: 'yes' },
    { what: 'letters the door put off (4xx or hung up)', found: answers.laterBySmtp },
    { what: 'letters the pipe put off (75)', found: answers.laterByPipe },
    { what: 'workers that ended by themselves', found: worker.isRunning() ? 0 : 1, wanted: 0 },
    ...(await compared(database, letters)),
  ]
}

function settings({ database, files, mail, smtpPort }: FullGround): Record<string, string> {
  return {
    DATABASE_URL: database.url,
    OKNO_DATA: files.folder,
    OKNO_SECRET: 'a secret that all of these processes share',
    OKNO_URL: 'https://okno.example',
    OKNO_MAIL_ADDRESS: SUPPORT,
    OKNO_IMAP_URL: mail.imapUrl(SUPPORT),
    OKNO_SMTP_LISTEN: `127.0.0.1:${smtpPort}`,
  }
}

/** A third by each way. Whoever is put off comes again, as mail servers do. */
async function bring(ground: FullGround, letters: readonly SoakLetter[], answers: Answers): Promise<void> {
  const lanes = [
    (bytes: Buffer, flags?: string) => ground.mail.deliver(SUPPORT, bytes, flags),
    (bytes: Buffer) =>
      insisting(
        () => sent(ground, bytes),
        () => (answers.laterBySmtp += 1),
      ),
    (bytes: Buffer) =>
      insisting(
        () => piped(ground, bytes),
        () => (answers.laterByPipe += 1),
      ),
  ]
  await Promise.all(
    lanes.map(async (take, lane) => {
      for (const { number, bytes, flags } of letters) {
        if (number % lanes.length !== lane) continue
        await take(bytes, flags)
        await delay(18_000 / (letters.length / lanes.length))
      }
    }),
  )
}

async function insisting(attempt: () => Promise<boolean>, putOff: () => void): Promise<void> {
  while (!(await attempt())) {
    putOff()
    await delay(500)
  }
}

function sent({ smtpPort }: FullGround, bytes: Buffer): Promise<boolean> {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true })
  return transport.sendMail({ envelope: { from: 'mx@nowhere.example', to: [SUPPORT] }, raw: bytes }).then(
    () => true,
    () => false,
  )
}

async function piped({ database }: FullGround, bytes: Buffer): Promise<boolean> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts'), 'mail-receive', SUPPORT], {
    env: { PATH: process.env.PATH, DATABASE_URL: database.url },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  const code = await new Promise((resolve) => child.on('exit', resolve))
  if (code !== 0 && code !== 75)
    throw new Error(`mail-receive ended with ${code}: the mail server would give the letter up`)
  return code === 0
}

async function fullFor(disk: SmallDisk, milliseconds: number, meanwhile?: () => Promise<void>): Promise<void> {
  await delay(1_000)
  await disk.fill()
  await meanwhile?.()
  await delay(milliseconds)
  await disk.makeRoom()
}

/** So much is said to the server's log that it needs the next piece of it, which has no room: the server falls. */
async function endLog({ pool }: Database): Promise<void> {
  const words = "select pg_logical_emit_message(true, 'soak', repeat(md5(random()::text), 60000))"
  while (
    await pool.query(words).then(
      () => true,
      () => false,
    )
  );
}

/** It has no room to write down how it fell; when it comes back it says that it had. */
async function fell({ folder }: SmallDisk): Promise<'yes' | 'no'> {
  return /not properly shut down|was interrupted/.test(await readFile(join(folder, 'pg/postgres.log'), 'utf8'))
    ? 'yes'
    : 'no'
}

async function allHaveEnds({ pool }: Database, count: number): Promise<boolean> {
  const { rows } = await pool.query<{ ended: number; waiting: number }>(
    "select count(*) filter (where state <> 'received') as ended, count(*) filter (where state = 'received') as waiting from raw_letters",
  )
  const [row] = rows
  return row !== undefined && row.ended >= count && row.waiting === 0
}

/** A sender that was cut off before it heard 250 comes again: then the letter is there twice, and the second is a duplicate. */
async function compared({ db }: Database, letters: readonly SoakLetter[]): Promise<Line[]> {
  const kept = await db.selectFrom('raw_letters').select(['sha256', 'bytes', 'state']).execute()
  const requests = await db.selectFrom('requests').select('subject').execute()
  const files = await db.selectFrom('files').select('id').where('message_id', 'is not', null).execute()
  const wanted = letters.filter(({ end }) => end === 'request')
  const subjects = new Set(requests.map(({ subject }) => subject))
  const bodies = kept.map(({ bytes }) => bytes.toString().trimEnd())
  const lost = letters.filter(({ bytes }) => !bodies.includes(bytes.toString().trimEnd()))
  const odd = kept.filter(({ state }) => !['request', 'duplicate', 'auto_reply'].includes(state))
  return [
    { what: 'letters', found: letters.length },
    { what: 'lost', found: lost.length, wanted: 0 },
    { what: 'with an end of trouble', found: odd.length, wanted: 0 },
    {
      what: 'letters that became no request',
      found: wanted.filter(({ subject }) => !subjects.has(subject)).length,
      wanted: 0,
    },
    { what: 'requests', found: requests.length, wanted: wanted.length },
    { what: 'files', found: files.length, wanted: wanted.filter(({ hasFile }) => hasFile).length },
  ]
}
