import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../../src/db/engine/database.ts'
import { findExchange, insertExchange } from '../../src/db/phone/exchanges.ts'
import { phoneDesk } from '../../src/jobs/phone/phone-desk.ts'
import { freePort } from '../ground/daemon.ts'
import { type Okno, startOkno } from '../ground/okno.ts'
import { populate } from '../people.ts'
import type { Line } from './table.ts'

export interface CallsOrder {
  /** Migrated, and empty. */
  readonly database: Database
  readonly events: number
  readonly kills: number
}

const SECRET = 'a secret for the soak that is long enough'
const LANES = 8
const DOORS = 2
/** So many customers only ever call in vain. */
const WAITING = 40

interface Event {
  readonly callId: string
  readonly body: string
}

interface Told {
  readonly latencies: number[]
  refused: number
}

/** An exchange tells of calls, each event up to three times and in any order, while the servers that hear it are killed. */
export async function soakCalls({ database, events: count, kills }: CallsOrder): Promise<Line[]> {
  const folder = await mkdtemp('/tmp/okno-calls-')
  const hook = await exchangeFor(database)
  const calls = Math.floor(count / 4)
  const events = shuffled(Array.from({ length: calls }, (_, index) => eventsOf(index)).flat())
  const deliveries = windows(events.flatMap((event) => Array.from({ length: 1 + randomInt(3) }, () => event)))
  const settings = { DATABASE_URL: database.url, OKNO_DATA: join(folder, 'data'), OKNO_SECRET: SECRET }
  const doors = await Promise.all(Array.from({ length: DOORS }, () => openDoor(settings)))
  const told: Told = { latencies: [], refused: 0 }
  const started = performance.now()
  try {
    await Promise.all(doors.map(({ ready }) => ready()))
    let next = 0
    const lane = async () => {
      for (let index = next++; index < deliveries.length; index = next++)
        await tellUntilTaken(doors, hook, deliveries[index]?.body ?? '', told)
    }
    const killing = (async () => {
      for (let kill = 0; kill < kills; kill += 1) {
        const until = ((kill + 1) * deliveries.length) / (kills + 1)
        while (next < until) await delay(20)
        await doors[kill % DOORS]?.kill()
        await Promise.all(doors.map(({ ready }) => ready()))
      }
    })()
    await Promise.all([...Array.from({ length: LANES }, lane), killing])
    told.latencies.sort((one, other) => one - other)
    return [
      { what: 'events', found: events.length },
      { what: 'deliveries, with copies', found: deliveries.length },
      { what: 'kills of a server, kill -9', found: kills },
      { what: 'deliveries that a killed server did not answer, told again', found: told.refused },
      { what: 'seconds', found: Math.round((performance.now() - started) / 1_000) },
      { what: 'answer to a delivery, p50 / p99, ms', found: `${quantile(told, 0.5)} / ${quantile(told, 0.99)}` },
      ...(await compared(database, calls, events.length)),
    ]
  } finally {
    await Promise.all(doors.map(({ stop }) => stop()))
    await rm(folder, { recursive: true, force: true })
  }
}

async function exchangeFor({ db }: Database): Promise<string> {
  const { people, venues } = await populate(db)
  const id = await db.transaction().execute(async (tx) => {
    await tx.insertInto('specialist_settings').values({ person_id: people.operator.id, extension: '101' }).execute()
    for (let index = 0; index < WAITING; index += 1) {
      const { id: personId } = await tx
        .insertInto('people')
        .values({ name: `Звонящий ${index}`, locale: 'ru' })
        .returning('id')
        .executeTakeFirstOrThrow()
      const value = numberOf(index)
      await tx.insertInto('person_addresses').values({ person_id: personId, kind: 'phone', value }).execute()
      const role = { person_id: personId, role: 'customer_user', venue_id: venues.lesnaya }
      await tx.insertInto('person_roles').values(role).execute()
    }
    const draft = { kind: 'own', managedBy: 'screen', title: 'soak', enabled: true, apiKey: '', secret: null } as const
    return insertExchange(tx, { ...draft, secretEnds: '', api: '', asterisk: null })
  })
  const exchange = await findExchange(db, id)
  if (!exchange) throw new Error('the exchange is not there')
  const { hookKeyOf } = phoneDesk({ secret: SECRET, environmentKey: undefined, ask: fetch })
  return `/hooks/pbx/own/${hookKeyOf(exchange)}`
}

function numberOf(caller: number): string {
  return `+7916555${String(1_000 + caller)}`
}

/** Every third call is one that nobody takes, by somebody who is called back; the others are taken. */
function isMissed(index: number): boolean {
  return index % 3 === 0
}

function callerOf(index: number): number {
  return isMissed(index) ? (index / 3) % WAITING : WAITING + (index % 5_000)
}

function eventsOf(index: number): Event[] {
  const began = Date.now()
  const callId = `soak-${index}`
  const at = (seconds: number) => new Date(began + seconds * 1_000).toISOString()
  const said = (event: string, seconds: number, rest: object = {}): Event => {
    const told = {
      event,
      callId,
      direction: 'in',
      from: numberOf(callerOf(index)),
      to: '+74955550100',
      at: at(seconds),
    }
    return { callId, body: JSON.stringify({ ...told, ...rest }) }
  }
  const ringing = [said('newCall', 0, { queue: '501' }), said('newCall', 1, { extension: '101' })]
  if (isMissed(index))
    return [...ringing, said('newCall', 12, { extension: '101' }), said('hangup', 30, { cause: 'noAnswer' })]
  return [...ringing, said('answer', 9, { extension: '101' }), said('hangup', 69, { cause: 'normalClearing' })]
}

/** Told again at once, or much later, as it comes. */
function windows(deliveries: readonly Event[]): Event[] {
  const size = 2_000
  const parts = Array.from({ length: Math.ceil(deliveries.length / size) }, (_, part) =>
    shuffled(deliveries.slice(part * size, (part + 1) * size)),
  )
  return parts.flat()
}

function shuffled<T>(all: readonly T[]): T[] {
  const copy = [...all]
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = randomInt(index + 1)
    const [one, two] = [copy[index], copy[other]]
    if (one !== undefined && two !== undefined) [copy[index], copy[other]] = [two, one]
  }
  return copy
}

interface Door {
  readonly url: string
  readonly ready: () => Promise<unknown>
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** `okno serve`, started again on the same port whenever it is killed. */
async function openDoor(settings: Readonly<Record<string, string>>): Promise<Door> {
  const port = String(await freePort())
  const start = () => startOkno('serve', { ...settings, PORT: port })
  let door: Okno = start()
  return {
    url: `http://127.0.0.1:${port}`,
    ready: () => door.ready(),
    kill: async () => {
      await door.kill()
      door = start()
    },
    stop: () => door.stop(),
  }
}

/** As an exchange that repeats what was not answered well. */
async function tellUntilTaken(doors: readonly Door[], hook: string, body: string, told: Told): Promise<void> {
  for (let turn = randomInt(DOORS); ; turn += 1) {
    const door = doors[turn % DOORS]
    const began = performance.now()
    const answer = await fetch(`${door?.url}${hook}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(30_000),
    }).catch(() => null)
    await answer?.arrayBuffer().catch(() => undefined)
    if (answer?.ok) {
      told.latencies.push(performance.now() - began)
      return
    }
    told.refused += 1
    await delay(20)
  }
}

function quantile({ latencies }: Told, part: number): number {
  return Math.round(latencies[Math.floor(latencies.length * part)] ?? 0)
}

async function compared({ db }: Database, calls: number, events: number): Promise<Line[]> {
  const missed = Math.ceil(calls / 3)
  const { rows } = await sql<
    Record<'calls' | 'events' | 'answered' | 'missed' | 'open' | 'callbacks' | 'vain', number>
  >`select
      (select count(*)::int from phone_calls) as calls, (select count(*)::int from phone_events) as events,
      (select count(*)::int from phone_calls where result = 'answered' and talk_ms = 60000) as answered,
      (select count(*)::int from phone_calls where result = 'missed') as missed,
      (select count(*)::int from phone_calls where state <> 'ended') as open,
      (select count(*)::int from phone_callbacks) as callbacks, (select coalesce(sum(calls), 0)::int from phone_callbacks) as vain`.execute(
    db,
  )
  const [found] = rows
  if (!found) throw new Error('counting gave no row')
  return [
    { what: 'events that are kept', found: found.events, wanted: events },
    { what: 'calls', found: found.calls, wanted: calls },
    { what: 'calls that go on for ever', found: found.open, wanted: 0 },
    { what: 'calls that were answered, a minute each', found: found.answered, wanted: calls - missed },
    { what: 'calls that nobody took', found: found.missed, wanted: missed },
    { what: 'callers who are called back, once each', found: found.callbacks, wanted: Math.min(WAITING, missed) },
    { what: 'calls in vain that these remember', found: found.vain, wanted: missed },
  ]
}
