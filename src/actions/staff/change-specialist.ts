import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import {
  endWaysIn,
  handOverCustomers,
  lockStaff,
  openRequestsOf,
  type StaffRow,
  setArchived,
  setStaffRoles,
  setTeams,
} from '../../db/people/staff.ts'
import { mayOnDesk, WORKING_ROLES } from '../../domain/access/permissions.ts'
import { keepsAdministrator, type StaffRole } from '../../domain/access/staff.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { assignRequest } from '../requests/assign-request.ts'
import { demandTeams } from './demand-teams.ts'

interface Belonging {
  readonly roles: readonly StaffRole[]
  readonly teamIds: readonly number[]
}

/** Gives a specialist other roles and teams; what he sees changes with his next press. Refused when somebody changed them meanwhile. */
export async function changeSpecialist(
  { tx, actor }: Desk,
  personId: number,
  { seen, ...next }: Belonging & { readonly seen: Belonging },
): Promise<void> {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const member = await heldMember(tx, personId, next.roles)
  const isAsSeen =
    isSame(member.roles, seen.roles) &&
    isSame(
      member.teams.map(({ id }) => id),
      seen.teamIds,
    )
  if (!isAsSeen) throw new Refusal('staff.changed')
  await demandTeams(tx, next.teamIds)
  await setStaffRoles(tx, personId, next.roles)
  await setTeams(tx, personId, next.teamIds)
}

/**
 * Lets somebody go: his open requests go on with his successor or in the queues of their teams, the customers who are his get that
 * successor, and he comes in nowhere any more.
 */
export async function archiveSpecialist(
  desk: Desk,
  personId: number,
  { successorId }: { readonly successorId: number | null },
): Promise<number> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const member = await heldMember(tx, personId, [])
  if (member.archivedAt !== null) return 0
  if (successorId !== null && (successorId === personId || !(await worksOnDesk(tx, successorId)))) {
    throw new Refusal('person.not-found')
  }
  const numbers = await openRequestsOf(tx, personId)
  for (const number of numbers) await assignRequest(desk, number, { specialistId: successorId, expected: personId })
  await handOverCustomers(tx, personId, successorId)
  await setArchived(tx, personId, now)
  await endWaysIn(tx, personId, now)
  return numbers.length
}

/** Back with the roles and teams that he had; his requests stay where they are. */
export async function returnSpecialist({ tx, actor }: Desk, personId: number): Promise<void> {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const { member } = await lockStaff(tx, personId)
  if (!member) throw new Refusal('person.not-found')
  await setArchived(tx, personId, null)
}

async function worksOnDesk(tx: Tx, personId: number): Promise<boolean> {
  const { member } = await lockStaff(tx, personId)
  return member !== null && member.archivedAt === null && member.roles.some((role) => WORKING_ROLES.includes(role))
}

async function heldMember(tx: Tx, personId: number, roles: readonly StaffRole[]): Promise<StaffRow> {
  const { member, administrators } = await lockStaff(tx, personId)
  if (!member) throw new Refusal('person.not-found')
  if (!keepsAdministrator({ now: administrators, person: personId, roles }))
    throw new Refusal('staff.last-administrator')
  return member
}

function isSame<Value>(one: readonly Value[], other: readonly Value[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value))
}
