import type { Tx } from '../../db/engine/database.ts'
import { insertOrganisation, insertTeam, joinTeam } from '../../db/foundation/foundation.ts'
import { type Company, teamId } from './company.ts'
import type { Reception } from './make-people.ts'
import { type Colleague, STAFF, TEAMS } from './teams.ts'

/** The support service: its lines and everybody who works on the desk. */
export async function makeStaff(tx: Tx, reception: Reception): Promise<Pick<Company, 'teams' | 'staff'>> {
  await insertOrganisation(tx, { kind: 'support_service', name: 'Служба поддержки «Окно»' })
  const teams = new Map<string, number>()
  for (const [key, { need, ...team }] of Object.entries(TEAMS)) {
    teams.set(key, await insertTeam(tx, { ...team, duty_need: JSON.stringify(need) }))
  }

  const staff = new Map<string, number>()
  const colleagues: Readonly<Record<string, Colleague>> = STAFF
  for (const [key, colleague] of Object.entries(colleagues)) {
    const { name, position, roles, locale = 'ru' } = colleague
    const domain = roles.includes('contractor') ? 'terminal-service.example' : 'okno.example'
    const id = await reception.admit({ name, position, locale, domain, roles: roles.map((role) => ({ role })) })
    staff.set(key, id)
    for (const team of colleague.teams) await joinTeam(tx, teamId({ teams }, team), id, colleague.leads ?? false)
  }
  return { teams, staff }
}
