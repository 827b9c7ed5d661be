import { randomInt } from 'node:crypto'
import type { Db } from '../../db/engine/database.ts'
import { confirmSecondFactor, findSecondFactor, setRecoveryCodes } from '../../db/people/second-factors.ts'
import { deleteOtherSessions } from '../../db/people/sessions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { codeHash } from '../ground/secrets.ts'
import { proveSecondFactor } from './prove-second-factor.ts'

/** Letters and digits that nobody takes for another one. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const CODES = 10
/** Ten signs of 31: 49 bits, and ten guesses in a quarter of an hour. */
const SIGNS_OF_CODE = 10

interface Order {
  readonly personId: number
  /** The session of whoever confirms it; the others end. */
  readonly session: number
  readonly code: string
}

/**
 * From now on the device is asked for. Resolves with codes for the day when it is lost, each of which comes in once; they are shown
 * now and never again. Throws `second-factor.is-on`, `second-factor.wrong`.
 */
export async function confirmOwnSecondFactor(
  db: Db,
  { personId, session, code }: Order,
  around: { readonly now: Instant; readonly secret: string },
): Promise<readonly string[]> {
  const factor = await findSecondFactor(db, personId)
  if (!factor) throw new Refusal('second-factor.wrong')
  if (factor.confirmedAt !== null) throw new Refusal('second-factor.is-on')
  await proveSecondFactor(db, { personId, code }, around)
  const codes = Array.from({ length: CODES }, newCode)
  await db.transaction().execute(async (tx) => {
    await confirmSecondFactor(tx, personId, around.now)
    await setRecoveryCodes(
      tx,
      personId,
      codes.map((one) => codeHash(around.secret, personId, one)),
    )
    await deleteOtherSessions(tx, personId, session)
  })
  return codes.map((one) => `${one.slice(0, 5)}-${one.slice(5)}`)
}

/** Never six digits alone, which would be a number of the device. */
function newCode(): string {
  return Array.from({ length: SIGNS_OF_CODE }, () => SIGNS[randomInt(SIGNS.length)]).join('')
}
