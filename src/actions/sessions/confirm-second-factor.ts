import type { Db } from '../../db/engine/database.ts'
import { confirmSecondFactor, findSecondFactor } from '../../db/people/second-factors.ts'
import { deleteOtherSessions } from '../../db/people/sessions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { tellOwner } from '../people/tell-owner.ts'
import { type Around, proveSecondFactor } from './prove-second-factor.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'

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
  around: Around,
): Promise<readonly string[]> {
  const factor = await findSecondFactor(db, personId)
  if (!factor) throw new Refusal('second-factor.wrong')
  if (factor.confirmedAt !== null) throw new Refusal('second-factor.is-on')
  await proveSecondFactor(db, { personId, shown: { code } }, around)
  return db.transaction().execute(async (tx) => {
    await confirmSecondFactor(tx, personId, around.now)
    const codes = await makeRecoveryCodes(tx, personId, around.secret)
    await deleteOtherSessions(tx, personId, session)
    await tellOwner(tx, around, { personId, what: 'second-on', now: around.now })
    return codes
  })
}
