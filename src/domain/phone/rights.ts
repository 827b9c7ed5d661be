import { type Actor, hasRole } from '../access/permissions.ts'

/** Whose calls somebody finds in the journal: of everybody, or his own, those of his teams, and those shown to him. */
export function seesAllCalls(actor: Actor): boolean {
  return hasRole(actor, ['operator', 'administrator'])
}

/** A recording is heard by who spoke, by who leads the team whose call it was, and by administrators. */
export function mayHear(
  actor: Actor,
  call: { readonly specialistId: number | null; readonly teamId: number | null },
): boolean {
  if (call.specialistId === actor.personId || hasRole(actor, ['administrator'])) return true
  return hasRole(actor, ['team_lead']) && call.teamId !== null && actor.teamIds.includes(call.teamId)
}
