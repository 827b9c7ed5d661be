import { createPrivateKey, sign } from 'node:crypto'
import type { VapidKeys } from '../../actions/push/keys.ts'
import { HOUR, type Instant } from '../../domain/ground/instant.ts'

/** RFC 8292 allows a day; a clock that goes wrong by hours is forgiven so. */
const LIVES = 11 * HOUR

/** Who we are, for one push service: the `Authorization` of RFC 8292, signed by ES256. */
export function vapid(endpoint: string, keys: VapidKeys, contact: string, now: Instant): string {
  const claims = { aud: new URL(endpoint).origin, exp: Math.floor((now + LIVES) / 1_000), sub: contact }
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`
  const signature = sign('sha256', Buffer.from(signed), { key: privateKeyOf(keys), dsaEncoding: 'ieee-p1363' })
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${keys.publicKey}`
}

/**
 * Whom a push service writes to when something is wrong with us: the address of the desk, else the page of the desk. Apple refuses
 * what leads to no real place; a desk that has none yet says so in a name that exists nowhere.
 */
export function contactOf({ address, url }: { readonly address: string; readonly url: string }): string {
  const host = address.split('@').at(-1) ?? ''
  if (isPublic(host)) return `mailto:${address}`
  const { protocol, hostname, origin } = new URL(url)
  return protocol === 'https:' && isPublic(hostname) ? origin : 'mailto:desk@okno.invalid'
}

function isPublic(host: string): boolean {
  return /\.[a-z][a-z0-9-]+$/i.test(host) && !/\.(?:localhost|local|internal|lan|home|test|invalid)$/i.test(host)
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function privateKeyOf({ publicKey, privateKey: d }: VapidKeys) {
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  if (x === undefined || y === undefined) throw new Error('the public key is no point')
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x, y, d }, format: 'jwk' })
}
