import type { Desk } from '../../db/desk.ts'
import { insertTeam } from '../../db/foundation/foundation.ts'
import { archiveTeam, isTeamNeeded, lockTeams, updateTeam } from '../../db/people/teams.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { TEAM_ZONE } from '../../domain/people/team.ts'
import { recordChange } from '../audit/record-change.ts'

export interface TeamOrder {
  readonly name: string
  /** 1 to 3; null: beside the lines. */
  readonly line: number | null
  /** By whose clock its duty is planned; undefined: as it is, of a new team `TEAM_ZONE`. */
  readonly zone?: string | undefined
}

type Teams = Awaited<ReturnType<typeof lockTeams>>

/** A team that services, people and requests can be given to from now on. */
export async function addTeam(desk: Desk, { name, line, zone = TEAM_ZONE }: TeamOrder): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  demandOwnName(await lockTeams(tx), name, null)
  const id = await insertTeam(tx, { name, line, zone })
  await recordChange(desk, { subject: 'team', id, name, before: null, after: { name, line, zone } })
  return id
}

export interface TeamChange extends TeamOrder {
  /** What was on the screen; undefined: whatever it is now is replaced. */
  readonly seen?: TeamOrder | undefined
}

/**
 * Another name, line or zone of a team: everywhere at once, in the history too. Shifts stay at their moments. Refused when somebody changed
 * it meanwhile.
 */
export async function changeTeam(desk: Desk, id: number, { seen, ...order }: TeamChange): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const teams = await lockTeams(tx)
  const before = workingTeam(teams, id)
  if (seen && !isSame({ ...before, ...said(seen) }, before)) throw new Refusal('team.changed')
  const after = { ...before, ...said(order) }
  demandOwnName(teams, after.name, id)
  await updateTeam(tx, id, after)
  await recordChange(desk, { subject: 'team', id, name: after.name, before, after })
}

/** A team goes when nothing needs it any more: no open request, and no service that customers see. */
export async function dissolveTeam(desk: Desk, id: number): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const before = workingTeam(await lockTeams(tx), id)
  if (await isTeamNeeded(tx, id)) throw new Refusal('team.in-use')
  await archiveTeam(tx, id, now)
  await recordChange(desk, { subject: 'team', id, name: before.name, before, after: null })
}

type KeptTeam = Required<TeamOrder> & { readonly zone: string }

function workingTeam(teams: Teams, id: number): KeptTeam {
  const found = teams.find((team) => team.id === id && !team.archived)
  if (!found) throw new Refusal('team.not-found')
  return { name: found.name, line: found.line, zone: found.zone }
}

function isSame(one: KeptTeam, other: KeptTeam): boolean {
  return one.name === other.name && one.line === other.line && one.zone === other.zone
}

/** What was left out says nothing. */
function said({ zone, ...order }: TeamOrder): Partial<KeptTeam> {
  return zone === undefined ? order : { ...order, zone }
}

function demandOwnName(teams: Teams, name: string, own: number | null): void {
  const isTaken = teams.some((team) => team.id !== own && team.name.toLowerCase() === name.toLowerCase())
  if (isTaken) throw new Refusal('team.name-taken')
}
