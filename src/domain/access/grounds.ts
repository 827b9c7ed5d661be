import { type Actor, type Belonging, hasRole, isStaff, READ_ALL_ROLES, READ_TEAM_ROLES } from './permissions.ts'

/** Why somebody reads a request: what he is to it, or what his work is. */
export const GROUNDS = [
  'contact',
  'author',
  'watcher',
  'specialist',
  'organisation',
  'venue',
  'dealer',
  'team',
  'role',
] as const
export type Ground = (typeof GROUNDS)[number]

/**
 * Every ground on which this person reads the request; none: he does not read it. It says why where `may(actor, 'read', request)`
 * says whether; a test holds both equal.
 */
export function groundsOf(actor: Actor, request: Belonging): readonly Ground[] {
  return GROUNDS.filter((ground) => HOLDS[ground](actor, request))
}

type Holds = (actor: Actor, request: Belonging) => boolean

const HOLDS: Readonly<Record<Ground, Holds>> = {
  contact: ({ personId }, { contactId }) => contactId === personId,
  author: ({ personId }, { authorId }) => authorId === personId,
  watcher: ({ personId }, { watcherIds }) => watcherIds.includes(personId),
  specialist: (actor, { specialistId }) => isStaff(actor) && specialistId === actor.personId,
  organisation: ({ organisationIds }, { organisationId }) => holds(organisationIds, organisationId),
  venue: ({ venueIds }, { venueId }) => holds(venueIds, venueId),
  dealer: ({ dealerIds }, { dealerId }) => holds(dealerIds, dealerId),
  team: (actor, request) => hasRole(actor, READ_TEAM_ROLES) && actor.teamIds.includes(request.teamId),
  role: (actor) => hasRole(actor, READ_ALL_ROLES),
}

function holds(ids: readonly number[], id: number | null): boolean {
  return id !== null && ids.includes(id)
}
