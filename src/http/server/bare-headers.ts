import { DOES_NOTHING } from './brief-headers.ts'
import { isSecure } from './session-cookie.ts'

/** A year in which browsers come by https alone, without asking first; other names of the domain are not ours to bind. */
export const HSTS = { maxAge: 31_536_000, includeSubDomains: false }

/** What an answer carries that is given before the doors are reached: bytes that are no HTTP, an address that does not decode. */
export function bareHeaders(url: string): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': DOES_NOTHING,
    ...(isSecure(url) && { 'strict-transport-security': `max-age=${HSTS.maxAge}` }),
  }
}
