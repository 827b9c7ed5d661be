import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Db } from '../../db/engine/database.ts'
import { countGuess } from '../../db/people/guesses.ts'
import { findByAddress } from '../../db/people/people.ts'
import { deleteHalfSignIns, factorsOf, findHalfSignIn, insertHalfSignIn } from '../../db/people/second-factors.ts'
import { deleteSessionOf, insertSession } from '../../db/people/sessions.ts'
import { endCodes, spendAttempt, useLink } from '../../db/people/sign-in-codes.ts'
import { DAY, type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { normalisedAddress } from '../../domain/people/address.ts'
import { sourceOf } from '../../domain/people/source.ts'
import { codeHash, hashOf, newToken, passwordFits, sameBytes } from '../ground/secrets.ts'
import { askForKey, holderOfKey } from './passkey-checks.ts'
import { type Around, proveSecondFactor, type Shown } from './prove-second-factor.ts'

export const SESSION_LIFETIME = 30 * DAY
/** So long a first factor that was proven waits for the second. */
export const HALF_LIFETIME = 10 * MINUTE
/** Guesses within a quarter of an hour, for one account and for one source. */
export const GUESSES = { within: 15 * MINUTE, perAccount: 10, perSource: 100 } as const
/** Keys asked for by one source within the same time, before anybody is known. */
export const ASKED_OF_SOURCE = 300

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
  /** What he can show: a number of his device or a recovery code, a key. */
  readonly ways: readonly ('code' | 'passkey')[]
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
  const { device, passkeys } = await factorsOf(db, personId)
  if (!device && passkeys === 0) return opened(db, visitor, { personId, now })
  const ticket = newToken()
  const expiresAt = now + HALF_LIFETIME
  await insertHalfSignIn(db, { personId, tokenHash: hashOf(ticket), now, expiresAt })
  // Recovery codes are typed where numbers of the device are.
  return { ticket, expiresAt, ways: passkeys > 0 ? ['passkey', 'code'] : ['code'] }
}

/** The second half of signing in. Throws `second-factor.over` when the first one is too long ago, `second-factor.wrong`. */
export async function finishSignIn(
  db: Db,
  visitor: Visitor,
  { ticket, shown }: { readonly ticket: string; readonly shown: Shown },
  around: Around,
): Promise<Opened> {
  const personId = await halfOf(db, ticket, around.now)
  await proveSecondFactor(db, { personId, shown }, around)
  return opened(db, visitor, { personId, now: around.now })
}

/**
 * What a browser needs to have a key sign: a key of whoever holds this ticket, or any key whose holder says by it who he is. A source
 * asks so often, no oftener.
 */
export async function askPasskey(db: Db, address: string, ticket: string | undefined, around: Around) {
  if (ticket !== undefined) {
    return askForKey(db, { purpose: 'prove', personId: await halfOf(db, ticket, around.now) }, around)
  }
  const source = hashOf(`passkeys:${sourceOf(address)}`)
  const [asked = 0] = await countGuess(db, [source], around.now, around.now - GUESSES.within)
  if (asked > ASKED_OF_SOURCE) throw tooMany()
  return askForKey(db, { purpose: 'sign_in', personId: null }, around)
}

/** Opens a session by a key alone: it was unlocked by its holder, and so is both factors. */
export async function signInByPasskey(
  db: Db,
  visitor: Visitor,
  response: AuthenticationResponseJSON,
  around: Around,
): Promise<Opened> {
  const personId = await holderOfKey(db, { purpose: 'sign_in', personId: null, response }, around)
  return opened(db, visitor, { personId, now: around.now })
}

async function halfOf(db: Db, ticket: string, now: Instant): Promise<number> {
  const personId = await findHalfSignIn(db, hashOf(ticket), now)
  if (personId === null) throw new Refusal('second-factor.over')
  return personId
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
