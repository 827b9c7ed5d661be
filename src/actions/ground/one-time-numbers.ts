import { Secret, TOTP } from 'otpauth'
import { type Instant, SECOND } from '../../domain/ground/instant.ts'

/** How long a number of a device is shown. */
const STEP = 30 * SECOND
/** A clock of a device may be so many steps early or late (RFC 6238, 5.2). */
const DRIFT = 1

/** A secret for a device: 160 random bits (RFC 4226, 4) in base32, as people may type it. */
export function newDeviceSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the square of an authenticator says (`otpauth://`). */
export function deviceLink(
  secret: string,
  { desk, person }: { readonly desk: string; readonly person: string },
): string {
  return counting(secret, { issuer: desk, label: person }).toString()
}

/** Of which step the six digits are; null: of none near this moment. */
export function stepOf(secret: string, digits: string, now: Instant): number | null {
  const away = counting(secret).validate({ token: digits, timestamp: now, window: DRIFT })
  return away === null ? null : Math.floor(now / STEP) + away
}

function counting(secret: string, names: { readonly issuer?: string; readonly label?: string } = {}): TOTP {
  return new TOTP({ ...names, secret: Secret.fromBase32(secret), digits: 6, period: STEP / SECOND })
}
