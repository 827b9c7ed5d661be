import { hashOf, newToken } from '../../src/actions/ground/secrets.ts'
import type { Db } from '../../src/db/engine/database.ts'
import { insertSession } from '../../src/db/people/sessions.ts'
import { DAY } from '../../src/domain/ground/instant.ts'
import { wrongWith } from '../contract/api-answers.ts'
import { type Call, callOf, type Route, routesOf } from './calls.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { knownIn, refresh } from './surroundings.ts'
import { type FuzzResult, openTally, type Tally } from './tally.ts'
import { type WireAnswer, wireTo } from './wire.ts'

export interface FuzzOrder {
  readonly origin: string
  readonly db: Db
  /** Who calls, besides nobody. */
  readonly people: Readonly<Record<string, { readonly id: number }>>
  readonly seed: number
  readonly requests: number
  readonly tell: (line: string) => void
}

const AT_ONCE = 6
const TOO_LONG = 2_000
/** Reading a letter anew has five seconds of its own. */
const TOO_LONG_TO_READ = 6_000
/** So that limits of a day do not turn the whole run into refusals, and what was made is called as well. */
const LOOKS_ROUND_EVERY = 300

/** Calls a running desk by chance, out of its own API document, and looks at every answer. */
export async function fuzz(order: FuzzOrder): Promise<FuzzResult> {
  const { origin, db, requests, tell } = order
  const wire = wireTo(origin, AT_ONCE)
  const document: unknown = await (await fetch(`${origin}/api/openapi.json`)).json()
  const run: Run = {
    order,
    wire,
    document,
    routes: routesOf(document),
    tally: openTally(tell),
    cookies: new Map<string, string>(),
    known: {},
  }
  try {
    let next = 0
    const work = async () => {
      for (let index = next++; index < requests; index = next++) {
        if (index % LOOKS_ROUND_EVERY === 0) {
          await refresh(db)
          run.known = await knownIn(db)
        }
        if (index % 1_000 === 0) tell(`${index} sent`)
        await sendOne(run, chanceFrom(order.seed * 1_000_003 + index))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    wire.close()
  }
  return run.tally.result(run.routes, requests)
}

interface Run {
  readonly order: FuzzOrder
  readonly wire: ReturnType<typeof wireTo>
  readonly document: unknown
  readonly routes: readonly Route[]
  readonly tally: Tally
  readonly cookies: Map<string, string>
  known: Readonly<Record<string, readonly unknown[]>>
}

/** Each call has a chance of its own: with the seed and its place it can be made again. */
async function sendOne(run: Run, chance: Chance): Promise<void> {
  const { order, routes, wire, tally } = run
  const who = chance.one([null, ...Object.keys(order.people), ...Object.keys(order.people)])
  const bare = callOf(chance.one(routes), chance, run.known)
  const cookie = who === null ? {} : { cookie: await cookieOf(run, who) }
  const call: Call = { ...bare, headers: { ...bare.headers, ...cookie } }
  try {
    const answer = await slowOnlyTwice(wire, call)
    for (const kind of faultsIn(run.document, call, answer)) tally.fault(kind, { who, call, answer })
    tally.count(call, answer)
    if (who !== null && answer.status === 401) {
      run.cookies.delete(who)
      tally.signInAgain()
    }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    // A server may cut whoever sends more than it takes.
    const isCut = (call.body?.length ?? 0) > 1_000_000 && /ECONNRESET|EPIPE|hang up/.test(said)
    if (!isCut) tally.fault(`${call.method} ${call.route}: ${said}`, { who, call, answer: null })
  }
}

/** This machine does other things too: a call counts as hanging when it is slow twice. */
async function slowOnlyTwice(wire: Run['wire'], call: Call): Promise<WireAnswer> {
  const first = await wire.send(call)
  return first.took > longestOf(call) ? wire.send(call) : first
}

function longestOf({ route }: Call): number {
  return /\/letters\/|\/looks/.test(route ?? '') ? TOO_LONG_TO_READ : TOO_LONG
}

function faultsIn(document: unknown, call: Call, { status, contentType, body, took }: WireAnswer): string[] {
  const name = `${call.method} ${call.route ?? 'bent'}`
  const longest = longestOf(call)
  const slow = took > longest ? [`${name}: took longer than ${longest} ms`] : []
  if (status >= 500) return [`${name}: ${status}`, ...slow]
  if (call.route === null) return slow
  const wrong = wrongWith(document, {
    method: call.method,
    path: call.route,
    status,
    contentType,
    body: contentType.includes('json') ? JSON.parse(body.toString()) : null,
  })
  return [...wrong.map((one) => one.replaceAll(/\[\d+\]/g, '[]')), ...slow]
}

async function cookieOf({ order, cookies }: Run, who: string): Promise<string> {
  const kept = cookies.get(who)
  if (kept !== undefined) return kept
  const token = newToken()
  const session = {
    personId: order.people[who]?.id ?? 0,
    tokenHash: hashOf(token),
    userAgent: 'fuzz',
    address: '127.0.0.1',
  }
  const now = Date.now()
  await order.db.transaction().execute((tx) => insertSession(tx, { ...session, now, expiresAt: now + DAY }))
  const cookie = `okno_session=${token}`
  cookies.set(who, cookie)
  return cookie
}
