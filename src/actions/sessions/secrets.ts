import { argon2, createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const argon2id = promisify(argon2)

/** 256 random bits, safe in a URL. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Tokens are kept as their hash: whoever reads the database cannot use them. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Six digits for typing; limits on guessing stand around them. */
export function newCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0')
}

/** A code is short: bound to its person and keyed, its hash is worth nothing without the desk's secret. */
export function codeHash(secret: string, personId: number, code: string): Buffer {
  return createHmac('sha256', secret).update(`sign-in:${personId}:${code}`).digest()
}

export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const

/** argon2id as `argon2id$memory$passes$parallelism$salt$hash`. */
export async function passwordHash(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const hash = await argon2id('argon2id', { message: password, nonce, ...COST })
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
export async function passwordFits(password: string, kept: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', hash = ''] = (kept ?? NOBODY).split('$')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: 32 }
  const found = await argon2id('argon2id', { message: password, nonce: Buffer.from(salt, 'base64url'), ...cost })
  return sameBytes(found, Buffer.from(hash, 'base64url')) && kept !== null
}

const NOBODY = `argon2id$${COST.memory}$${COST.passes}$${COST.parallelism}$AAAAAAAAAAAAAAAAAAAAAA$${'A'.repeat(43)}`
