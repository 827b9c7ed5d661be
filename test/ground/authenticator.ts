import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

interface Asked {
  readonly challenge: string
  readonly rpId?: string
  readonly rp?: { readonly id?: string }
}

interface Manner {
  readonly origin?: string
  /** Its holder has unlocked it. */
  readonly unlocked?: boolean
  /** How often it says that it has signed; left out: once more than the last time. */
  readonly counter?: number
}

/** A key as a device holds one (WebAuthn): ES256, no attestation. */
export function newAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counted = 0

  const clientData = (type: string, { challenge }: Asked, manner: Manner) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: manner.origin ?? origin, crossOrigin: false }))
  const authenticatorData = (rpId: string, { unlocked = true, counter }: Manner, credential = Buffer.alloc(0)) => {
    counted = counter ?? counted + 1
    const flags = 0x01 | (unlocked ? 0x04 : 0) | (credential.length > 0 ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counted)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.of(flags), count, credential])
  }
  const said = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' as const }

  return {
    make: (asked: Asked, manner: Manner = {}) => {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const key = Buffer.concat([
        // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const data = authenticatorData(asked.rp?.id ?? '', manner, Buffer.concat([Buffer.alloc(16), length, id, key]))
      const size = Buffer.alloc(2)
      size.writeUInt16BE(data.length)
      const attestation = Buffer.concat([
        Buffer.of(0xa3),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.of(0xa0),
        text('authData'),
        Buffer.of(0x59),
        size,
        data,
      ])
      const clientDataJSON = clientData('webauthn.create', asked, manner).toString('base64url')
      const response = {
        clientDataJSON,
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      }
      return { ...said, response, clientExtensionResults: {} }
    },
    sign: (asked: Asked, manner: Manner = {}) => {
      const client = clientData('webauthn.get', asked, manner)
      const data = authenticatorData(asked.rpId ?? '', manner)
      const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), privateKey)
      const response = {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      }
      return { ...said, response, clientExtensionResults: {} }
    },
  }
}

/** A short text in CBOR. */
function text(words: string): Buffer {
  return Buffer.concat([Buffer.of(0x60 + words.length), Buffer.from(words)])
}
