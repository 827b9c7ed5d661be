import type { Desk } from '../../db/desk.ts'
import { deleteFeed } from '../../db/duty/calendar-feeds.ts'
import { endShifts } from '../../db/duty/shifts.ts'
import type { Tx } from '../../db/engine/database.ts'
import { handOverAbsences } from '../../db/people/absences.ts'
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
import { recordChange } from '../audit/record-change.ts'
import { assignRequest } from '../requests/assign-request.ts'
import { demandTeams } from './demand-teams.ts'
import { stateOfStaff } from './state-of-staff.ts'

interface Belonging {
  readonly roles: readonly StaffRole[]
  readonly teamIds: readonly number[]
}

/** Gives a specialist other roles and teams; what he sees changes with his next press. Refused when somebody changed them meanwhile. */
export async function changeSpecialist(
  desk: Desk,
  personId: number,
  { seen, ...next }: Belonging & { readonly seen: Belonging },
): Promise<void> {
  const { tx, actor } = desk
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
  await record(desk, member)
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
  const successor = successorId === null ? null : await heldSuccessor(tx, personId, successorId)
  const numbers = await openRequestsOf(tx, personId)
  for (const number of numbers) await assignRequest(desk, number, { specialistId: successorId, expected: personId })
  await handOverCustomers(tx, personId, successorId)
  await handOverAbsences(tx, personId, successorId)
  await endShifts(tx, personId, now)
  await deleteFeed(tx, personId)
  await setArchived(tx, personId, now)
  await endWaysIn(tx, personId, now)
  await record(desk, member, { handedOver: numbers.length, successor })
  return numbers.length
}

/** Back with the roles and teams that he had; his requests stay where they are. */
export async function returnSpecialist(desk: Desk, personId: number): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const { member } = await lockStaff(tx, personId)
  if (!member) throw new Refusal('person.not-found')
  await setArchived(tx, personId, null)
  await record(desk, member)
}

/** What became of him, and what else his change did. */
async function record(desk: Desk, was: StaffRow, also: object = {}): Promise<void> {
  const { member } = await lockStaff(desk.tx, was.id)
  const before = stateOfStaff(was)
  const after = member && { ...stateOfStaff(member), ...also }
  await recordChange(desk, { subject: 'specialist', id: was.id, name: was.name, before, after })
}

/** Who goes on with what was his: somebody else, who works on the desk. */
async function heldSuccessor(tx: Tx, personId: number, successorId: number) {
  const { member } = await lockStaff(tx, successorId)
  const works = member?.archivedAt === null && member.roles.some((role) => WORKING_ROLES.includes(role))
  if (!member || !works || successorId === personId) throw new Refusal('person.not-found')
  return { id: member.id, name: member.name }
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
