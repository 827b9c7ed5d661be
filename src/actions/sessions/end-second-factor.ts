import type { Desk } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import { deleteSecondFactor, isSecondFactorDemanded } from '../../db/people/second-factors.ts'
import { deleteOtherSessions } from '../../db/people/sessions.ts'
import { lockStaff } from '../../db/people/staff.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import { type Proof, proveSecondFactor } from './prove-second-factor.ts'

/** The device is asked for no more; whoever says so shows its number once again. Throws `second-factor.demanded`. */
export async function endOwnSecondFactor(
  db: Db,
  proof: Proof,
  around: { readonly now: Instant; readonly secret: string },
): Promise<void> {
  if (await isSecondFactorDemanded(db, proof.personId)) throw new Refusal('second-factor.demanded')
  await proveSecondFactor(db, proof, around)
  await db.transaction().execute((tx) => deleteSecondFactor(tx, proof.personId))
}

/** For a colleague whose device and codes are lost: he comes in without it and sets up another one. He is signed out everywhere. */
export async function endSecondFactorOf(desk: Desk, personId: number): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const { member } = await lockStaff(tx, personId)
  if (!member) throw new Refusal('person.not-found')
  if (!(await deleteSecondFactor(tx, personId))) throw new Refusal('second-factor.is-off')
  await deleteOtherSessions(tx, personId, null)
  const [before, after] = [{ secondFactor: true }, { secondFactor: false }]
  await recordChange(desk, { subject: 'specialist', id: personId, name: member.name, before, after })
}
