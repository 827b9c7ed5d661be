import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import type { PushAddress } from '../../db/push/browsers.ts'

/** What RFC 8291 leaves to chance; a test brings its vectors. */
export interface PushChance {
  readonly salt: Buffer
  /** A private key of P-256, for this one message. */
  readonly key: Buffer
}

const RECORD = 4096
const TAG = 16
/** Salt, size of the record, length of the key and the key: what stands before the record (RFC 8188). */
const HEADER = 16 + 4 + 1 + 65
/** A body of 4,096 bytes is what every push service takes (RFC 8030, 7.2): so much of it is left for the message. */
export const LARGEST_MESSAGE = RECORD - HEADER - TAG - 1

/** Seals a message for one browser: `Content-Encoding: aes128gcm` (RFC 8291, 8188), in one record. */
export function encrypted(
  message: Buffer,
  { p256dh, auth }: Pick<PushAddress, 'p256dh' | 'auth'>,
  chance: PushChance | null = null,
): Buffer {
  if (message.length > LARGEST_MESSAGE) throw new Error('the message is larger than a push service takes')
  const pair = createECDH('prime256v1')
  if (chance) pair.setPrivateKey(chance.key)
  else pair.generateKeys()
  const salt = chance?.salt ?? randomBytes(16)
  const own = pair.getPublicKey()
  const shared = derived(pair.computeSecret(p256dh), {
    salt: auth,
    info: Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, own]),
    length: 32,
  })
  const part = (name: string, length: number) =>
    derived(shared, { salt, info: Buffer.from(`Content-Encoding: ${name}\0`), length })
  const cipher = createCipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12))
  // The delimiter 2 ends the last record; nothing is padded.
  const body = Buffer.concat([cipher.update(message), cipher.update(Buffer.of(2)), cipher.final(), cipher.getAuthTag()])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(RECORD)
  return Buffer.concat([salt, size, Buffer.of(own.length), own, body])
}

interface Derivation {
  readonly salt: Buffer
  readonly info: Buffer
  readonly length: number
}

function derived(from: Buffer, { salt, info, length }: Derivation): Buffer {
  return Buffer.from(hkdfSync('sha256', from, salt, info, length))
}
