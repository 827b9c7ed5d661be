import type { Desk } from '../../db/desk.ts'
import {
  calendarOf,
  deleteAbsence,
  findOwnerOfExtension,
  findSettings,
  insertAbsence,
  keepSettings,
  type SpecialistSettings,
} from '../../db/people/absences.ts'
import { lockStaff, type StaffRow } from '../../db/people/staff.ts'
import { mayOnDesk, WORKING_ROLES } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { type Absence, wrongOf } from '../../domain/people/absence.ts'
import { recordChange } from '../audit/record-change.ts'

const subject = 'specialist'

/** His number inside the house and how many open requests he takes at once. Refused when somebody changed them meanwhile. */
export async function changeSettings(
  desk: Desk,
  personId: number,
  { seen, ...next }: SpecialistSettings & { readonly seen: SpecialistSettings },
): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const member = await heldWorking(desk, personId)
  const kept = await findSettings(tx, personId)
  if (kept.extension !== seen.extension || kept.openLimit !== seen.openLimit) throw new Refusal('staff.changed')
  const owner = await findOwnerOfExtension(tx, next.extension, personId)
  if (owner !== null) throw new Refusal('staff.extension-taken', { name: owner, field: 'extension' })
  await keepSettings(tx, personId, next)
  await recordChange(desk, { subject, id: personId, name: member.name, before: kept, after: next })
}

/** He is away on these days, and who takes new requests instead of him. */
export async function addAbsence(
  desk: Desk,
  personId: number,
  absence: Absence & { readonly note: string },
): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const member = await heldWorking(desk, personId)
  const { absences, today } = await calendarOf(tx, personId)
  const wrong = wrongOf(absence, absences, today)
  if (wrong !== null) throw new Refusal(wrong)
  if (absence.substituteId !== null) await demandSubstitute(desk, personId, absence.substituteId)
  const id = await insertAbsence(tx, personId, absence)
  await record(desk, member, absences)
  return id
}

/** He is there on those days after all. */
export async function removeAbsence(desk: Desk, personId: number, absenceId: number): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const member = await heldWorking(desk, personId)
  const { absences } = await calendarOf(tx, personId)
  if (!absences.some(({ id }) => id === absenceId)) throw new Refusal('absence.not-found')
  await deleteAbsence(tx, absenceId)
  await record(desk, member, absences)
}

async function record(desk: Desk, { id, name }: StaffRow, was: readonly Absence[]): Promise<void> {
  const { absences } = await calendarOf(desk.tx, id)
  const [before, after] = [{ absences: was.map(told) }, { absences: absences.map(told) }]
  await recordChange(desk, { subject, id, name, before, after })
}

function told({ startsOn, endsOn, reason, substituteId }: Absence) {
  return { startsOn, endsOn, reason, substituteId }
}

async function heldWorking({ tx }: Desk, personId: number): Promise<StaffRow> {
  const { member } = await lockStaff(tx, personId)
  if (!member || member.archivedAt !== null) throw new Refusal('person.not-found')
  return member
}

async function demandSubstitute(desk: Desk, personId: number, substituteId: number): Promise<void> {
  const { member } = await lockStaff(desk.tx, substituteId)
  const works = member?.archivedAt === null && member.roles.some((role) => WORKING_ROLES.includes(role))
  if (!works || substituteId === personId) throw new Refusal('absence.substitute-wrong', { field: 'substituteId' })
}
