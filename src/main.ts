import { buffer } from 'node:stream/consumers'
import { issueApiToken } from './actions/sessions/issue-api-token.ts'
import { doorsLetters } from './channels/email/letters/doors-letters.ts'
import { openChannels } from './channels/open-channels.ts'
import { type Config, loadConfig, pipedEnvelope, type Role } from './config.ts'
import { type Database, openDatabase } from './db/engine/database.ts'
import { type DatabaseServer, databaseServer } from './db/engine/database-server.ts'
import { migrate } from './db/engine/migrate.ts'
import { patiently } from './db/engine/wait-for-database.ts'
import { folderStore } from './db/files/file-store.ts'
import { keepLetter } from './db/mail/raw-letters.ts'
import { findByAddress } from './db/people/people.ts'
import { callDemo, DEMO_CALLS } from './demo/phone/demo-call.ts'
import { fillWithDemo, inviteToDemo, prepareDesk } from './demo/prepare-desk.ts'
import { normalisedAddress } from './domain/people/address.ts'
import { channelsOf, demoGuestsOf, guestDoorsOf, otherGuestsOf, warnBy } from './guests.ts'
import { load } from './load/load.ts'
import { explained, placeIn } from './taken-port.ts'
import { toldToStop } from './told-to-stop.ts'
import { trustAuthorities } from './trusted-authorities.ts'

interface Command {
  readonly about: string
  readonly run: (args: readonly string[]) => Promise<void>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  start: { about: 'everything in one process: what npm start runs', run: (args) => runDesk('start', { args }) },
  serve: { about: 'the doors: web pages and API', run: () => runDesk('serve', { only: 'serve' }) },
  work: { about: 'the jobs: letters, clocks, what is due', run: () => runDesk('work', { only: 'work' }) },
  migrate: { about: 'bring the database to the present', run: migrateDatabase },
  demo: { about: 'fill an empty database with the demo company', run: makeDemoCompany },
  'demo-call': { about: `ring the demo company: demo-call [${DEMO_CALLS.join('|')}]`, run: ringDemoCompany },
  'mail-receive': { about: 'one letter on standard input, as a mail server pipes it: [ADDRESS]', run: receiveMail },
  load: { about: 'N synthetic requests for measuring: load N', run: loadRequests },
  token: { about: 'an API token for a person: token MAIL [NAME] [DAYS]', run: makeToken },
}

/** EX_TEMPFAIL: the mail server keeps the letter and comes back. Anything else but 0 would make it give the letter up. */
const TRY_LATER = 75

await main(process.argv.slice(2))

async function main([name = '', ...args]: readonly string[]): Promise<void> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) {
    say(`${name === '' ? 'Say what to do' : `There is no command "${name}"`}. There are:\n${listed()}`)
    process.exitCode = 2
    return
  }
  try {
    await command.run(args)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}

/** Runs until it is told to stop, then closes the database last. */
async function runDesk(command: string, { only, args = [] }: { only?: Role; args?: readonly string[] }): Promise<void> {
  const stop = toldToStop()
  const started = performance.now()
  const config = loadConfig()
  trustAuthorities(config.caFile)
  const roles = only === undefined ? config.roles : new Set([only])
  for (const name of config.withoutEffect) say(`${name} is set, but nothing reads it in this version.`)
  const closings: (() => Promise<void>)[] = []
  try {
    const server = await databaseServer({ ...config, command, as: only === undefined ? 'resident' : 'visitor', say })
    closings.unshift(server.stop)
    await patiently(() => migrate(server.url))
    const database = openDatabase(server.url, { say })
    closings.unshift(database.close)
    const guests = demoGuestsOf({ config, database, say })
    const welcome = { db: database.db, url: config.url, empty: args.includes('--empty'), guests, say }
    if (only === undefined) await prepareDesk(welcome)

    if (roles.has('serve')) closings.unshift(await openDoors(config, database))
    if (roles.has('work')) closings.unshift(await openWorkshop(config, database))
    say(`Okno ${[...roles].join(' and ')}: ready in ${seconds(started)}. Ctrl-C stops it.`)
    if (roles.has('serve')) say(`  ${config.url}`)
    if (only === undefined) await inviteToDemo(welcome)

    await stop
    say('Stopping.')
  } finally {
    for (const close of closings) await close()
  }
}

/** What only one of the roles needs is read by that one: a worker has no doors. */
async function openDoors(config: Config, database: Database): Promise<() => Promise<void>> {
  const { buildServer, WEB_FOLDER } = await import('./http/server/server.ts')
  const { dataFolder, url } = config
  const files = folderStore(dataFolder)
  const guests = guestDoorsOf({ config, database, say })
  const house = { database, files, secret: config.secret(), url, now: Date.now, guests, ...doorsLetters }
  const app = await buildServer(house, { web: WEB_FOLDER, log: true, trustedProxies: config.trustedProxies })
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await app.close()
    throw await explained(error, config, (port) => `PORT=${port}`)
  }
  return () => app.close()
}

async function openWorkshop(config: Config, database: Database): Promise<() => Promise<void>> {
  const { startWork } = await import('./jobs/work.ts')
  const channels = channelsOf({ config, database, say })
  const guests = otherGuestsOf({ config, database, say })
  const closings = await openChannels([...channels, ...guests]).catch(async (error) => {
    const { host, port } = placeIn(error)
    throw await explained(error, { host, port }, (free) => `OKNO_SMTP_LISTEN=${host}:${free}`)
  })
  const stopWork = await startWork({
    database,
    files: folderStore(config.dataFolder),
    channels,
    guests,
    warn: warnBy(say),
  })
  return async () => {
    for (const close of closings) await close()
    await stopWork()
    for (const { close } of [...channels, ...guests]) await close?.()
  }
}

async function migrateDatabase(): Promise<void> {
  await withDatabase('migrate', async ({ url }) => {
    const applied = await migrate(url)
    say(applied.length === 0 ? 'The database is up to date.' : `The database took ${applied.join(', ')}.`)
  })
}

async function makeDemoCompany(): Promise<void> {
  await withDesk('demo', async (database) => {
    await fillWithDemo(database.db, demoGuestsOf({ config: loadConfig(), database, say }))
    say('The demo company is there.')
  })
}

async function ringDemoCompany([kind = 'answered']: readonly string[]): Promise<void> {
  const wanted = DEMO_CALLS.find((known) => known === kind)
  if (wanted === undefined) throw new Error(`A call is one of: ${DEMO_CALLS.join(', ')}`)
  const stop = new AbortController()
  void toldToStop().then(() => stop.abort())
  await withDesk('demo-call', ({ db }) => callDemo({ db, say, stop: stop.signal }, wanted))
}

async function makeToken([address = '', name = 'made on the command line', days]: readonly string[]): Promise<void> {
  await withDesk('token', async ({ db }) => {
    const person = await findByAddress(db, normalisedAddress(address))
    if (!person) throw new Error(`There is nobody with the address "${address}". Say: token MAIL [NAME] [DAYS]`)
    const order = { personId: person.id, name, ...(days !== undefined && { days: wholeNumber(days) }) }
    const { token } = await db.transaction().execute((tx) => issueApiToken({ tx, now: Date.now() }, order))
    say(`A token for ${person.name}; it is shown once:`)
    console.log(token)
  })
}

/** Ends well only when the letter is in the database, whatever it is: reading it comes later, and is a job. */
async function receiveMail([mailbox]: readonly string[]): Promise<void> {
  try {
    const bytes = await buffer(process.stdin)
    await withDatabase('mail-receive', async ({ url }, { mail }) => {
      await migrate(url)
      const database = openDatabase(url, { connections: 1, say })
      const letter = { bytes, source: 'pipe', mailbox: mailbox ?? mail.address ?? '', now: Date.now() } as const
      const envelope = pipedEnvelope()
      await keepLetter(database.db, { ...letter, envelope }).finally(database.close)
    })
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = TRY_LATER
  }
}

async function loadRequests([count = '']: readonly string[]): Promise<void> {
  await withDesk('load', (database) => load(database, wholeNumber(count), say))
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new Error(`"${text}" is not a number of 1 or more`)
  return Number(text)
}

/** A command on the desk of this database, brought to the present first. */
async function withDesk(command: string, work: (database: Database) => Promise<void>): Promise<void> {
  await withDatabase(command, async ({ url }) => {
    await migrate(url)
    const database = openDatabase(url, { say })
    await work(database).finally(database.close)
  })
}

/** For a command that ends by itself: works on the database that runs, or starts it for the while. */
async function withDatabase(
  command: string,
  work: (server: DatabaseServer, config: Config) => Promise<void>,
): Promise<void> {
  const config = loadConfig()
  const server = await databaseServer({ ...config, command, as: 'visitor', say })
  try {
    await work(server, config)
  } finally {
    await server.stop()
  }
}

function listed(): string {
  return Object.entries(COMMANDS)
    .map(([name, { about }]) => `  ${name.padEnd(14)}${about}`)
    .join('\n')
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}

function say(line: string): void {
  console.error(line)
}
