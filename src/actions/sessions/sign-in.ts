import type { Db } from '../../db/engine/database.ts'
import { countGuess } from '../../db/people/guesses.ts'
import { findByAddress } from '../../db/people/people.ts'
import {
  deleteHalfSignIns,
  findHalfSignIn,
  findSecondFactor,
  insertHalfSignIn,
} from '../../db/people/second-factors.ts'
import { deleteSessionOf, insertSession } from '../../db/people/sessions.ts'
import { endCodes, spendAttempt, useLink } from '../../db/people/sign-in-codes.ts'
import { DAY, type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { normalisedAddress } from '../../domain/people/address.ts'
import { sourceOf } from '../../domain/people/source.ts'
import { codeHash, hashOf, newToken, passwordFits, sameBytes } from '../ground/secrets.ts'
import { proveSecondFactor } from './prove-second-factor.ts'

export const SESSION_LIFETIME = 30 * DAY
/** So long a first factor that was proven waits for the second. */
export const HALF_LIFETIME = 10 * MINUTE
/** Guesses within a quarter of an hour, for one account and for one source. */
export const GUESSES = { within: 15 * MINUTE, perAccount: 10, perSource: 100 } as const

export interface Visitor {
  readonly address: string
  readonly userAgent: string
  /** The token of the session that his browser had until now. */
  readonly session?: string | undefined
}

export type Credentials =
  | { readonly address: string; readonly code: string }
  | { readonly address: string; readonly password: string }
  | { readonly token: string }

export interface Opened {
  readonly personId: number
  /** Goes into the cookie; the database keeps its hash. */
  readonly token: string
}

/** The first factor is proven, the second is owed. */
export interface Half {
  /** Names this half to `finishSignIn`; the database keeps its hash. */
  readonly ticket: string
  readonly expiresAt: Instant
}

/** Opens a session for a code, a password or a link; the one that this browser had ends. Every failure looks alike: it tells nobody who has an account. Whoever has a second factor gets a ticket instead of a session. */
export async function signIn(
  db: Db,
  visitor: Visitor,
  credentials: Credentials,
  { now, secret }: { now: Instant; secret: string },
): Promise<Opened | Half> {
  if ('address' in credentials) await slowDown(db, normalisedAddress(credentials.address).value, now)
  const source = sourceOf(visitor.address)
  const personId = await provenPerson(db, credentials, { now, secret, source })
  if (personId === null) {
    await countMiss(db, source, now)
    throw new Refusal('token' in credentials ? 'sign-in.link-expired' : 'sign-in.failed')
  }
  const factor = await findSecondFactor(db, personId)
  if (factor === null || factor.confirmedAt === null) return opened(db, visitor, { personId, now })
  const ticket = newToken()
  const expiresAt = now + HALF_LIFETIME
  await insertHalfSignIn(db, { personId, tokenHash: hashOf(ticket), now, expiresAt })
  return { ticket, expiresAt }
}

/** The second half of signing in. Throws `second-factor.over` when the first one is too long ago, `second-factor.wrong`. */
export async function finishSignIn(
  db: Db,
  visitor: Visitor,
  { ticket, code }: { readonly ticket: string; readonly code: string },
  around: { now: Instant; secret: string },
): Promise<Opened> {
  const personId = await findHalfSignIn(db, hashOf(ticket), around.now)
  if (personId === null) throw new Refusal('second-factor.over')
  await proveSecondFactor(db, { personId, code }, around)
  return opened(db, visitor, { personId, now: around.now })
}

async function opened(
  db: Db,
  visitor: Visitor,
  { personId, now }: { personId: number; now: Instant },
): Promise<Opened> {
  const token = newToken()
  const { session, ...seen } = visitor
  await db.transaction().execute(async (tx) => {
    if (session !== undefined) await deleteSessionOf(tx, hashOf(session))
    await deleteHalfSignIns(tx, personId)
    await insertSession(tx, { personId, tokenHash: hashOf(token), now, expiresAt: now + SESSION_LIFETIME, ...seen })
  })
  return { personId, token }
}

/** What is typed for an account is limited, whoever types it, and counts before it is looked at. Links are not typed. */
async function slowDown(db: Db, account: string, now: Instant): Promise<void> {
  const [guesses = 0] = await countGuess(db, [hashOf(`account:${account}`)], now, now - GUESSES.within)
  if (guesses > GUESSES.perAccount) throw tooMany()
}

/** A source is stopped at what does not fit, and at nothing else: others may stand behind the same address. */
async function countMiss(db: Db, source: string, now: Instant): Promise<void> {
  const [misses = 0] = await countGuess(db, [hashOf(`source:${source}`)], now, now - GUESSES.within)
  if (misses > GUESSES.perSource) throw tooMany()
}

function tooMany(): Refusal {
  return new Refusal('sign-in.too-many-attempts', { minutes: GUESSES.within / MINUTE })
}

interface Proving {
  readonly now: Instant
  readonly secret: string
  readonly source: string
}

async function provenPerson(
  db: Db,
  credentials: Credentials,
  { now, secret, source }: Proving,
): Promise<number | null> {
  if ('token' in credentials) return db.transaction().execute((tx) => useLink(tx, hashOf(credentials.token), now))
  const person = await findByAddress(db, normalisedAddress(credentials.address))
  if ('password' in credentials) {
    const fits = await passwordFits(credentials.password, person?.passwordHash ?? null, source)
    return fits && person ? person.id : null
  }
  if (!person) return null
  const spent = await spendAttempt(db, person.id, now)
  if (!spent || !sameBytes(spent.code_hash, codeHash(secret, person.id, credentials.code))) return null
  await db.transaction().execute((tx) => endCodes(tx, person.id, now))
  return person.id
}
