import { createECDH } from 'node:crypto'
import type { Db } from '../../db/engine/database.ts'
import { insertPushKeys, loadPushKeys } from '../../db/push/keys.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { sealed, unsealed } from '../ground/sealed.ts'

/** The keys by which push services know the desk (VAPID), as JWK writes their numbers. */
export interface VapidKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/** Made as the first server starts, or when something is first sent; every process has the same. */
export async function vapidKeys(db: Db, secret: string, now: Instant): Promise<VapidKeys> {
  const kept = await loadPushKeys(db)
  if (kept) {
    const { publicKey } = kept
    return { publicKey, privateKey: numberOfKey(publicKey, unsealed(secret, 'push', kept.privateKey)) }
  }
  const pair = createECDH(CURVE)
  const publicKey = pair.generateKeys().toString('base64url')
  const privateKey = sealed(secret, 'push', jwkNumber(pair.getPrivateKey()))
  await insertPushKeys(db, { publicKey, privateKey }, now)
  return vapidKeys(db, secret, now)
}

const CURVE = 'prime256v1'
const NUMBER_BYTES = 32

/** A number of the curve as JWK writes it (RFC 7518, 6.2.2): always 32 bytes. Node leaves zeros at its beginning out. */
export function jwkNumber(bytes: Buffer): string {
  return Buffer.concat([Buffer.alloc(NUMBER_BYTES - bytes.length), bytes]).toString('base64url')
}

/**
 * The private number of a public key. Of one key in 256 the number begins with a zero byte; a desk that has kept such a one as letters that
 * were filled up, and not as bytes, is understood. Both are base64url.
 */
export function numberOfKey(publicKey: string, kept: string): string {
  if (!kept.startsWith('A')) return kept
  const lengths = [NUMBER_BYTES, NUMBER_BYTES - 1, NUMBER_BYTES - 2]
  const numbers = lengths.map((length) => jwkNumber(Buffer.from(kept.slice(-Math.ceil((length * 8) / 6)), 'base64url')))
  const own = numbers.find((number) => publicKeyOf(number) === publicKey)
  if (own === undefined) throw new Error('the private key of push is not that of its public key')
  return own
}

function publicKeyOf(number: string): string {
  const pair = createECDH(CURVE)
  pair.setPrivateKey(Buffer.from(number, 'base64url'))
  return pair.getPublicKey().toString('base64url')
}
