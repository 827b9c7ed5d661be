import type { Desk } from '../../db/desk.ts'
import { type DutyTeam, listDutyPeople, listDutyTeams } from '../../db/duty/shifts.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

/** The team as shifts need it; refused when there is none. */
export async function dutyTeam({ tx }: Desk, id: number): Promise<DutyTeam> {
  const team = (await listDutyTeams(tx)).find((one) => one.id === id)
  if (!team) throw new Refusal('team.not-found')
  return team
}

/** His name; refused when he works no requests. */
export async function nameOnDuty({ tx }: Desk, personId: number): Promise<string> {
  const person = (await listDutyPeople(tx)).find(({ id }) => id === personId)
  if (!person) throw new Refusal('duty.person-wrong', { field: 'personId' })
  return person.name
}
