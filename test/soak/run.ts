// npm run soak: nothing is lost and nothing is done twice while everything breaks; files included. Ends with 1 when something differs.
import { parseArgs } from 'node:util'
import { whyNoDovecot } from '../ground/mail-server.ts'
import { whyNoSmallDisk } from '../ground/small-disk.ts'
import { populate } from '../people.ts'
import { testDatabase } from '../world.ts'
import { soakCalls } from './calls.ts'
import { soakFullDisk } from './full-disk.ts'
import { openSoakGround, type SoakGround, SUPPORT } from './ground.ts'
import { soakImports } from './imports.ts'
import { soakIncoming } from './incoming.ts'
import { soakOutbox } from './outbox.ts'
import { soakOutgoing } from './outgoing.ts'
import { type Line, printed } from './table.ts'
import { openUnwellSmtp } from './unwell-smtp.ts'
import { soakUpdates } from './updates.ts'
import { soakUploads } from './uploads.ts'
import { soakWeek } from './week/soak-week.ts'
import { openWorkers } from './workers.ts'

const { values } = parseArgs({
  options: {
    incoming: { type: 'string', default: '2000' },
    outgoing: { type: 'string', default: '500' },
    kills: { type: 'string', default: '60' },
    stops: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '100' },
    workers: { type: 'string', default: '3' },
    full: { type: 'string', default: '120' },
    uploads: { type: 'string', default: '200' },
    'outbox-kills': { type: 'string', default: '5' },
    imports: { type: 'string', default: '40000' },
    updates: { type: 'string', default: '5000' },
    calls: { type: 'string', default: '20000' },
    'call-kills': { type: 'string', default: '20' },
    week: { type: 'string', default: '2000' },
    'week-kills': { type: 'string', default: '24' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 32)) },
  },
})
const wanted = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)])) as Record<
  keyof typeof values,
  number
>

const wrongUploads = wanted.uploads === 0 ? 0 : printed('Files in', await soakUploads({ rounds: wanted.uploads }))
const outboxKills = wanted['outbox-kills']
const wrongOutbox =
  outboxKills === 0 ? 0 : printed('The outbox of a telephone', await soakOutbox({ kills: outboxKills }))
const imports = { venues: wanted.imports / 4, people: (wanted.imports * 3) / 4, bad: wanted.imports / 200 }
const wrongImports = wanted.imports === 0 ? 0 : printed('Imports', await soakImports(imports))
const wrongUpdates = wanted.updates === 0 ? 0 : printed('Updates of a bot', await soakBot())
const wrongCalls = wanted.calls === 0 ? 0 : printed('Calls of an exchange', await soakPhone())
const wrongWeek = wanted.week === 0 ? 0 : printed('A week of clocks', await soakClocks())
const withLetters = wanted.incoming > 0 || wanted.full > 0
const missing = withLetters && (await whyNoDovecot())
if (missing) {
  console.error(`The run was ${missing}`)
  process.exitCode = 1
} else {
  const wrong = wrongUploads + wrongOutbox + wrongImports + wrongUpdates + wrongCalls + wrongWeek
  process.exitCode = wrong + (await soakDisks()) + (await soakEverything()) === 0 ? 0 : 1
}

async function soakBot(): Promise<Line[]> {
  const database = await testDatabase()
  const { updates, kills, workers } = wanted
  return soakUpdates({ database, updates, kills, workers }).finally(database.close)
}

async function soakPhone(): Promise<Line[]> {
  const database = await testDatabase()
  return soakCalls({ database, events: wanted.calls, kills: wanted['call-kills'] }).finally(database.close)
}

function soakClocks(): Promise<Line[]> {
  return soakWeek({ requests: wanted.week, kills: wanted['week-kills'], seed: wanted.seed })
}

/** Two disks, one after the other, are full. Only root can mount such. */
async function soakDisks(): Promise<number> {
  if (wanted.full === 0) return 0
  const reason = await whyNoSmallDisk()
  if (!reason) return printed('Letters in, with full disks', await soakFullDisk({ letters: wanted.full }))
  console.error(`Full disks were ${reason}`)
  return 0
}

async function soakEverything(): Promise<number> {
  if (wanted.incoming === 0) return 0
  const ground = await openSoakGround()
  return soak(ground).finally(ground.close)
}

async function soak(ground: SoakGround): Promise<number> {
  const world = await populate(ground.database.db)
  let isWell = true
  const smtp = await openUnwellSmtp(() => isWell)
  const workers = openWorkers(wanted.workers, settings(ground, smtp.port))
  const tending = new AbortController()
  const tended = workers.tend(tending.signal)
  try {
    await workers.ready()
    const { incoming: letters, kills, stops, seconds } = wanted
    const incoming = await soakIncoming(ground, workers, { letters, kills, stops, milliseconds: seconds * 1_000 })
    const differences = printed('Letters in', incoming)
    isWell = false
    const half = { kills: Math.round(kills / 3), stops: Math.ceil(stops / 2), milliseconds: seconds * 330 }
    const outgoing = await soakOutgoing(ground, workers, { ...half, letters: wanted.outgoing, smtp, world })
    return differences + printed('Letters out', outgoing)
  } finally {
    tending.abort()
    await tended
    await workers.stop()
    await smtp.close()
  }
}

function settings({ url, folder, cable, mail }: SoakGround, smtpPort: number): Record<string, string> {
  return {
    DATABASE_URL: url,
    OKNO_DATA: folder,
    OKNO_SECRET: 'a secret that all of these processes share',
    OKNO_URL: 'https://okno.example',
    OKNO_MAIL_ADDRESS: SUPPORT,
    OKNO_IMAP_URL: mail.imapUrl(SUPPORT, cable.port),
    OKNO_SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
  }
}
