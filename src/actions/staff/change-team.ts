import type { Desk } from '../../db/desk.ts'
import { insertTeam } from '../../db/foundation/foundation.ts'
import { archiveTeam, isTeamNeeded, lockTeams, updateTeam } from '../../db/people/teams.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

export interface TeamOrder {
  readonly name: string
  /** 1 to 3; null: beside the lines. */
  readonly line: number | null
}

/** A team that services, people and requests can be given to from now on. */
export async function addTeam({ tx, actor }: Desk, { name, line }: TeamOrder): Promise<number> {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  demandOwnName(await lockTeams(tx), name, null)
  return insertTeam(tx, { name, line })
}

/** Another name or line of a team: everywhere at once, in the history too. */
export async function changeTeam({ tx, actor }: Desk, id: number, order: TeamOrder): Promise<void> {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const teams = await lockTeams(tx)
  if (!teams.some((team) => team.id === id && !team.archived)) throw new Refusal('team.not-found')
  demandOwnName(teams, order.name, id)
  await updateTeam(tx, id, order)
}

/** A team goes when nothing needs it any more: no open request, and no service that customers see. */
export async function dissolveTeam({ tx, actor, now }: Desk, id: number): Promise<void> {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const teams = await lockTeams(tx)
  if (!teams.some((team) => team.id === id && !team.archived)) throw new Refusal('team.not-found')
  if (await isTeamNeeded(tx, id)) throw new Refusal('team.in-use')
  await archiveTeam(tx, id, now)
}

function demandOwnName(teams: Awaited<ReturnType<typeof lockTeams>>, name: string, own: number | null): void {
  const isTaken = teams.some((team) => team.id !== own && team.name.toLowerCase() === name.toLowerCase())
  if (isTaken) throw new Refusal('team.name-taken')
}
