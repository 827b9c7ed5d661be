import type { Desk } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import {
  deleteFactors,
  deleteSecondFactor,
  factorsOf,
  forgetRecoveryCodes,
  isSecondFactorDemanded,
} from '../../db/people/second-factors.ts'
import { deleteOtherSessions } from '../../db/people/sessions.ts'
import { lockStaff } from '../../db/people/staff.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import type { AddressPost } from '../people/address-letters.ts'
import { tellOwner } from '../people/tell-owner.ts'
import { type Around, type Proof, proveSecondFactor } from './prove-second-factor.ts'

/** The device is asked for no more; whoever says so shows its number once again. Throws `second-factor.demanded`. */
export async function endOwnSecondFactor(db: Db, proof: Proof, around: Around): Promise<void> {
  const { personId } = proof
  const { passkeys } = await factorsOf(db, personId)
  if (passkeys === 0 && (await isSecondFactorDemanded(db, personId))) throw new Refusal('second-factor.demanded')
  await proveSecondFactor(db, proof, around)
  await db.transaction().execute(async (tx) => {
    await deleteSecondFactor(tx, personId)
    const left = await factorsOf(tx, personId)
    if (left.passkeys === 0) await forgetRecoveryCodes(tx, personId)
    await tellOwner(tx, around, { personId, what: 'second-off', now: around.now })
  })
}

/** For a colleague whose device, keys and codes are lost: he comes in without them and sets up others. He is signed out everywhere. */
export async function endSecondFactorOf(desk: Desk, post: AddressPost, personId: number): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const { member } = await lockStaff(tx, personId)
  if (!member) throw new Refusal('person.not-found')
  if (!(await deleteFactors(tx, personId))) throw new Refusal('second-factor.is-off')
  await deleteOtherSessions(tx, personId, null)
  await tellOwner(tx, post, { personId, what: 'second-reset', now })
  const [before, after] = [{ secondFactor: true }, { secondFactor: false }]
  await recordChange(desk, { subject: 'specialist', id: personId, name: member.name, before, after })
}
