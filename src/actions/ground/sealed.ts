import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** What a secret is for: one that is moved to another place does not open there. */
export type Purpose = 'imap' | 'smtp' | 'dkim' | 'answer' | 'second-factor' | 'messenger' | 'phone' | 'sms' | 'push'

const FORMAT = 1
const IV = 12
const TAG = 16

/** A secret as it may lie in the database: a byte for the format, nonce, tag, and AES-256-GCM under a key of the desk. */
export function sealed(secret: string, purpose: Purpose, text: string): Buffer {
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, purpose), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(FORMAT), iv, cipher.getAuthTag(), body])
}

/** Throws when it was sealed with another secret or was changed. */
export function unsealed(secret: string, purpose: Purpose, bytes: Buffer): string {
  if (bytes[0] !== FORMAT) throw new Error('a sealed secret has an unknown format')
  const body = bytes.subarray(1 + IV + TAG)
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, purpose), bytes.subarray(1, 1 + IV), {
      authTagLength: TAG,
    })
    decipher.setAuthTag(bytes.subarray(1 + IV, 1 + IV + TAG))
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  } catch {
    throw new Error('a secret kept in the database does not open: OKNO_SECRET is not the one it was sealed with')
  }
}

function keyOf(secret: string, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `okno mailbox ${purpose}`, 32))
}
