import type { Desk } from '../../db/desk.ts'
import { factorsOf, lockSecondFactorRoles, setSecondFactorRoles } from '../../db/people/second-factors.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import type { StaffRole } from '../../domain/access/staff.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'

interface RolesOrder {
  readonly roles: readonly StaffRole[]
  /** Those that were on the screen. */
  readonly seen: readonly StaffRole[]
}

/**
 * People of these roles do nothing before they have set up a second factor. Throws `second-factor.changed` when somebody chose others
 * meanwhile, and `second-factor.own-first` when whoever demands it of administrators has none himself: he would lock himself out.
 */
export async function demandSecondFactor(desk: Desk, { roles, seen }: RolesOrder): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const known = await lockSecondFactorRoles(tx)
  if (known.toSorted().join() !== seen.toSorted().join()) throw new Refusal('second-factor.changed')
  const own = await factorsOf(tx, actor.personId)
  const isHis = roles.some((role) => actor.roles.includes(role))
  if (isHis && !own.device && own.passkeys === 0) throw new Refusal('second-factor.own-first')
  const next = [...new Set(roles)].toSorted()
  await setSecondFactorRoles(tx, next)
  const [before, after] = [{ secondFactorRoles: known }, { secondFactorRoles: next }]
  await recordChange(desk, { subject: 'desk', id: 'second_factor', name: 'second_factor', before, after })
}
