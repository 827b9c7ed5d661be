import type { Desk } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import { insertTeam } from '../../db/foundation/foundation.ts'
import { archiveTeam, isTeamNeeded, lockTeams, type TeamState, updateTeam } from '../../db/people/teams.ts'
import { findHours, findHoursNow } from '../../db/terms/hours-book.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { difference } from '../../domain/audit/difference.ts'
import { type DutyNeed, USUAL_NEED } from '../../domain/duty/need.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { TEAM_ZONE } from '../../domain/people/team.ts'
import { recordChange } from '../audit/record-change.ts'

export interface TeamOrder {
  readonly name: string
  /** 1 to 3; null: beside the lines. */
  readonly line: number | null
  /** By whose clock its duty is planned; undefined: as it is, of a new team `TEAM_ZONE`. */
  readonly zone?: string | undefined
  /** How many people it needs on duty, and when; undefined: as it is, of a new team `USUAL_NEED`. */
  readonly need?: DutyNeed | undefined
  /** In which hours it works; null: none are known; undefined: as it is, of a new team null. */
  readonly hoursId?: number | null | undefined
}

type Teams = Awaited<ReturnType<typeof lockTeams>>

/** A team that services, people and requests can be given to from now on. */
export async function addTeam(desk: Desk, order: TeamOrder): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const { name, line, zone = TEAM_ZONE, need = USUAL_NEED, hoursId = null } = await inHoursNow(tx, order)
  demandOwnName(await lockTeams(tx), name, null)
  const row = { name, line, zone, duty_need: JSON.stringify(need), service_hours_id: hoursId }
  const id = await insertTeam(tx, row)
  const after = await recorded(tx, { name, line, zone, need, hoursId })
  await recordChange(desk, { subject: 'team', id, name, before: null, after })
  return id
}

export interface TeamChange extends TeamOrder {
  /** What was on the screen; undefined: whatever it is now is replaced. */
  readonly seen?: TeamOrder | undefined
}

/**
 * Another name, line, zone, need of people or hours of a team: everywhere at once, in the history too. Shifts stay at their moments, and what waits for a summary
 * leaves at its moment at the latest. Refused when somebody changed it meanwhile.
 */
export async function changeTeam(desk: Desk, id: number, { seen, ...order }: TeamChange): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const teams = await lockTeams(tx)
  const before = workingTeam(teams, id)
  if (seen && !isSame({ ...before, ...said(await inHoursNow(tx, seen)) }, before)) throw new Refusal('team.changed')
  const after = { ...before, ...said(await inHoursNow(tx, order)) }
  demandOwnName(teams, after.name, id)
  await updateTeam(tx, id, after)
  const states = { before: await recorded(tx, before), after: await recorded(tx, after) }
  await recordChange(desk, { subject: 'team', id, name: after.name, ...states })
}

/** A team goes when nothing needs it any more: no open request, and no service that customers see. */
export async function dissolveTeam(desk: Desk, id: number): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const before = workingTeam(await lockTeams(tx), id)
  if (await isTeamNeeded(tx, id)) throw new Refusal('team.in-use')
  await archiveTeam(tx, id, now)
  await recordChange(desk, { subject: 'team', id, name: before.name, before: await recorded(tx, before), after: null })
}

function workingTeam(teams: Teams, id: number): TeamState {
  const found = teams.find((team) => team.id === id && !team.archived)
  if (!found) throw new Refusal('team.not-found')
  const { name, line, zone, need, hoursId } = found
  return { name, line, zone, need, hoursId }
}

/** In those hours that stand in by now for the ones that were chosen. */
async function inHoursNow(db: Db, order: TeamOrder): Promise<TeamOrder> {
  if (typeof order.hoursId !== 'number') return order
  const found = await findHoursNow(db, order.hoursId)
  if (!found) throw new Refusal('hours.not-found')
  return { ...order, hoursId: found.hours.id }
}

/** The journal names the hours as people do. */
async function recorded(db: Db, { hoursId, ...state }: TeamState) {
  const found = hoursId === null ? null : await findHours(db, hoursId)
  return { ...state, hours: found?.hours.name ?? null }
}

function isSame(one: TeamState, other: TeamState): boolean {
  return difference(one, other) === null
}

/** What was left out says nothing. */
function said({ name, line, ...rest }: TeamOrder): Partial<TeamState> {
  const { zone, need, hoursId } = rest
  return {
    ...{ name, line },
    ...(zone !== undefined && { zone }),
    ...(need !== undefined && { need }),
    ...(hoursId !== undefined && { hoursId }),
  }
}

function demandOwnName(teams: Teams, name: string, own: number | null): void {
  const isTaken = teams.some((team) => team.id !== own && team.name.toLowerCase() === name.toLowerCase())
  if (isTaken) throw new Refusal('team.name-taken')
}
