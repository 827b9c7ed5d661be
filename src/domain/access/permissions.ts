import type { Channel, Role } from '../ground/words.ts'
import type { ServiceRequest } from '../request/request.ts'
import type { Move } from '../request/request-lifecycle.ts'
import { canMove, type Mover } from '../request/request-lifecycle.ts'

/** A person at work: what he may see is decided by his roles and by the places they were given for. */
export interface Actor {
  readonly personId: number
  readonly channel: Channel
  readonly roles: readonly Role[]
  readonly teamIds: readonly number[]
  /** Organisations he manages as a customer, with everything below them. */
  readonly organisationIds: readonly number[]
  readonly venueIds: readonly number[]
  /** Dealers whose requests he works with: his own, and sub-dealers where the right was given. */
  readonly dealerIds: readonly number[]
}

/** The desk itself, when time or an arriving message moves something. The history keeps it as nobody. */
export const THE_DESK: Actor = {
  personId: 0,
  channel: 'system',
  roles: ['administrator'],
  teamIds: [],
  organisationIds: [],
  venueIds: [],
  dealerIds: [],
}

export type Belonging = Pick<
  ServiceRequest,
  'contactId' | 'authorId' | 'organisationId' | 'venueId' | 'dealerId' | 'teamId' | 'specialistId' | 'watcherIds'
>

/** Roles of the support service; they work on the desk. */
export const STAFF_ROLES: readonly Role[] = [
  'operator',
  'specialist',
  'team_lead',
  'catalogue_manager',
  'analyst',
  'administrator',
  'contractor',
]
/** They read every request. */
export const READ_ALL_ROLES: readonly Role[] = ['operator', 'analyst', 'administrator']
/** They read the requests of their teams. */
export const READ_TEAM_ROLES: readonly Role[] = ['specialist', 'team_lead']
/** They change requests they may read. */
export const WORKING_ROLES: readonly Role[] = ['operator', 'specialist', 'team_lead', 'administrator', 'contractor']
const CATALOGUE_ROLES: readonly Role[] = ['catalogue_manager', 'administrator']

export type RequestVerb =
  | 'read'
  | 'read_internal'
  | 'reply'
  | 'note'
  | 'work'
  | 'reach_equipment'
  | 'assign'
  | 'override_priority'
  | 'raise_urgency'
  | 'rate'
  | 'watch'
  | 'add_watcher'

export type DeskVerb = 'work_on_desk' | 'manage_catalogue' | 'file_for_others' | 'sort_letters' | 'administer'

export function hasRole(actor: Actor, roles: readonly Role[]): boolean {
  return actor.roles.some((role) => roles.includes(role))
}

export function isStaff(actor: Actor): boolean {
  return hasRole(actor, STAFF_ROLES)
}

/**
 * The one authorisation function for a request (docs/product.md#rights). Its twin for lists, `readableBy` in db/access/readable.ts,
 * says the same in SQL for the verb `read`; a test proves them equal.
 */
export function may(actor: Actor, verb: RequestVerb, request: Belonging): boolean {
  if (!mayRead(actor, request)) return false
  switch (verb) {
    case 'read':
      return true
    case 'read_internal':
      return readsAsStaff(actor, request)
    case 'reply':
      return works(actor, request) || belongsAsCustomer(actor, request)
    case 'note':
    case 'work':
    case 'reach_equipment':
      return works(actor, request)
    case 'assign':
      return works(actor, request) && hasRole(actor, ['operator', 'specialist', 'team_lead', 'administrator'])
    case 'override_priority':
      return works(actor, request) && hasRole(actor, ['team_lead', 'administrator'])
    case 'raise_urgency':
    case 'rate':
      return belongsAsCustomer(actor, request)
    case 'watch':
    case 'add_watcher':
      return works(actor, request) || belongsAsCustomer(actor, request)
  }
}

/** Whom a note may call in: he would read the request as the support does, were he a watcher. Nobody else learns that there are notes. */
export function mayBeMentioned(person: Actor, request: Belonging): boolean {
  return readsAsStaff(person, { ...request, watcherIds: [person.personId] })
}

/** Who the person is to this request when he makes this move: a specialist first, else the customer's side. */
export function moverOf(actor: Actor, request: Belonging): Mover | null {
  if (!mayRead(actor, request)) return null
  if (works(actor, request)) return 'specialist'
  return belongsAsCustomer(actor, request) ? 'customer' : null
}

/** The same question for the server and for a button. */
export function mayMove(actor: Actor, move: Move, request: ServiceRequest): boolean {
  const by = moverOf(actor, request)
  return by !== null && canMove(request, move, by)
}

export function mayOnDesk(actor: Actor, verb: DeskVerb): boolean {
  switch (verb) {
    case 'work_on_desk':
      return isStaff(actor)
    case 'file_for_others':
      return hasRole(actor, ['operator', 'specialist', 'team_lead', 'administrator'])
    case 'sort_letters':
      return hasRole(actor, ['operator', 'administrator'])
    case 'manage_catalogue':
      return hasRole(actor, CATALOGUE_ROLES)
    case 'administer':
      return hasRole(actor, ['administrator'])
  }
}

function mayRead(actor: Actor, request: Belonging): boolean {
  return readsAsStaff(actor, request) || belongsAsCustomer(actor, request)
}

function readsAsStaff(actor: Actor, request: Belonging): boolean {
  if (hasRole(actor, READ_ALL_ROLES)) return true
  if (hasRole(actor, READ_TEAM_ROLES) && actor.teamIds.includes(request.teamId)) return true
  return isStaff(actor) && (request.specialistId === actor.personId || watchesAsStaff(actor, request))
}

/** Whose own matter it is, he watches it as a customer, whoever made him a watcher. */
function watchesAsStaff(actor: Actor, request: Belonging): boolean {
  const { watcherIds, contactId } = request
  return watcherIds.includes(actor.personId) && contactId !== actor.personId && !hasPlaceOf(actor, request)
}

function works(actor: Actor, request: Belonging): boolean {
  return hasRole(actor, WORKING_ROLES) && readsAsStaff(actor, request)
}

function belongsAsCustomer(actor: Actor, request: Belonging): boolean {
  return (
    request.contactId === actor.personId ||
    request.authorId === actor.personId ||
    (!isStaff(actor) && request.watcherIds.includes(actor.personId)) ||
    hasPlaceOf(actor, request)
  )
}

function hasPlaceOf({ organisationIds, venueIds, dealerIds }: Actor, request: Belonging): boolean {
  return (
    includes(organisationIds, request.organisationId) ||
    includes(venueIds, request.venueId) ||
    includes(dealerIds, request.dealerId)
  )
}

function includes(ids: readonly number[], id: number | null): boolean {
  return id !== null && ids.includes(id)
}
