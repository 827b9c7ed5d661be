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
  if (kept) return { ...kept, privateKey: unsealed(secret, 'push', kept.privateKey) }
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys().toString('base64url')
  const privateKey = sealed(secret, 'push', pair.getPrivateKey().toString('base64url').padStart(43, 'A'))
  await insertPushKeys(db, { publicKey, privateKey }, now)
  return vapidKeys(db, secret, now)
}
