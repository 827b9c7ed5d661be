import type { StaffRow } from '../../db/people/staff.ts'

/** What administration decides of a specialist, as the journal keeps it. */
export function stateOfStaff({ name, email, roles, teams, archivedAt }: StaffRow) {
  return { name, email, roles, teams, archived: archivedAt !== null }
}
