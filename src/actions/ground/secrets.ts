import { argon2, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { demandNoTransaction } from '../../db/engine/transactions.ts'
import { openTurns } from './turns.ts'

const argon2id = promisify(argon2)

/** 256 random bits, safe in a URL. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Tokens are kept as their hash: whoever reads the database cannot use them. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export interface SignInPair {
  /** Six digits for typing; limits on guessing stand around them. */
  readonly code: string
  /** 256 bits, safe in a URL. */
  readonly linkToken: string
}

/**
 * Code and link of one letter. They follow from the secret of the desk and from which letter it is, so that the same can be sent
 * again while the database has nothing but their hashes.
 */
export function signInPair(secret: string, letter: { personId: number; id: number; at: number }): SignInPair {
  const derived = (what: string) =>
    createHmac('sha256', secret).update(`sign-in-${what}:${letter.personId}:${letter.id}:${letter.at}`).digest()
  return { code: sixDigits(derived('code')), linkToken: derived('link').toString('base64url') }
}

/** A code is short: bound to its person and keyed, its hash is worth nothing without the desk's secret. */
export function codeHash(secret: string, personId: number, code: string): Buffer {
  return createHmac('sha256', secret).update(`sign-in:${personId}:${code}`).digest()
}

/** The code that proves a telephone: as one of sign-in it follows from which message it is, so that the same can be sent again. */
export function phoneCode(secret: string, message: { personId: number; id: number; at: number }): string {
  return sixDigits(
    createHmac('sha256', secret).update(`phone-code:${message.personId}:${message.id}:${message.at}`).digest(),
  )
}

/** Bound to its person and its telephone: the code of one proves no other. */
export function phoneCodeHash(secret: string, { personId, phone, code }: PhoneCodeOf): Buffer {
  return createHmac('sha256', secret).update(`phone-code-hash:${personId}:${phone}:${code}`).digest()
}

interface PhoneCodeOf {
  readonly personId: number
  readonly phone: string
  readonly code: string
}

/** 48 bits of which a million is a vanishing part: every code is as likely as another. */
function sixDigits(bits: Buffer): string {
  return String(bits.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Whoever wants a password hashed: the person, or where he comes from while nobody knows him. */
type Asker = string

/** One password takes 19 MB and some tens of milliseconds: two at once leave the rest of the desk its time, in whatever number they come. */
const hashing = openTurns({ atOnce: 2, waiting: 60 })

const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const

/** argon2id as `argon2id$memory$passes$parallelism$salt$hash`. */
export async function passwordHash(password: string, asker: Asker): Promise<string> {
  const nonce = randomBytes(16)
  const hash = await hashed(asker, { message: password, nonce, ...COST })
  return [
    'argon2id',
    COST.memory,
    COST.passes,
    COST.parallelism,
    nonce.toString('base64url'),
    hash.toString('base64url'),
  ].join('$')
}

/** Takes the same time whether there is a password or not, so that it tells nobody who has an account. */
export async function passwordFits(password: string, kept: string | null, asker: Asker): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', hash = ''] = (kept ?? NOBODY).split('$')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: 32 }
  const found = await hashed(asker, { message: password, nonce: Buffer.from(salt, 'base64url'), ...cost })
  return sameBytes(found, Buffer.from(hash, 'base64url')) && kept !== null
}

async function hashed(asker: Asker, order: Parameters<typeof argon2id>[1]): Promise<Buffer> {
  demandNoTransaction('a password is hashed')
  return hashing.take(asker, () => argon2id('argon2id', order))
}

const NOBODY = `argon2id$${COST.memory}$${COST.passes}$${COST.parallelism}$AAAAAAAAAAAAAAAAAAAAAA$${'A'.repeat(43)}`
