import type { Desk } from '../../db/desk.ts'
import { beginSecondFactor } from '../../db/people/second-factors.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { deviceLink, newDeviceSecret } from '../ground/one-time-numbers.ts'
import { sealed } from '../ground/sealed.ts'

interface Names {
  /** The secret of the desk. */
  readonly secret: string
  /** How the device calls desk and person. */
  readonly desk: string
  readonly person: string
}

/** A secret for a device of one's own; asked for only once its number was shown. Throws `second-factor.is-on`. */
export async function beginOwnSecondFactor({ tx, actor, now }: Desk, { secret, ...names }: Names) {
  const own = newDeviceSecret()
  const begun = await beginSecondFactor(tx, actor.personId, sealed(secret, 'second-factor', own), now)
  if (!begun) throw new Refusal('second-factor.is-on')
  return { secret: own, link: deviceLink(own, names) }
}
