import { type Channel, ROLES, type Role } from '../ground/words.ts'
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
  /** He comes with a token that administers nothing, whatever his roles may. */
  readonly administersNothing?: true | undefined
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
  | 'contactId'
  | 'authorId'
  | 'organisationId'
  | 'venueId'
  | 'dealerId'
  | 'teamId'
  | 'specialistId'
  | 'watcherIds'
  | 'copiedIds'
>

export type RequestVerb =
  | 'read'
  | 'read_internal'
  | 'reply'
  | 'note'
  | 'work'
  | 'reach_equipment'
  | 'assign'
  | 'override_priority'
  | 'see_readers'
  | 'raise_urgency'
  | 'rate'
  | 'watch'
  | 'add_watcher'

export type DeskVerb =
  | 'work_on_desk'
  | 'manage_catalogue'
  | 'manage_terms'
  | 'file_for_others'
  | 'take_any_call'
  | 'sort_letters'
  | 'keep_notes'
  | 'administer'
  | 'view_as'

/** What somebody may do with a request that he may read. */
type Doing = Exclude<RequestVerb, 'read' | 'read_internal'>

interface Rights {
  /** Which requests he reads as the support does; `own` are those that he is given or called to, null none. */
  readonly reads: 'all' | 'team' | 'own' | null
  readonly does: readonly Doing[]
  readonly onDesk: readonly DeskVerb[]
}

const WORK: readonly Doing[] = ['reply', 'note', 'work', 'reach_equipment', 'watch', 'add_watcher']
const CUSTOMER: Rights = { reads: null, does: [], onDesk: [] }

/** Every role: which requests it reads, what it does there, what it does on the desk. Several roles of one person add up. */
export const RIGHTS: Readonly<Record<Role, Rights>> = {
  customer_user: CUSTOMER,
  customer_manager: CUSTOMER,
  dealer_user: CUSTOMER,
  dealer_manager: CUSTOMER,
  operator: {
    reads: 'all',
    does: [...WORK, 'assign'],
    onDesk: ['work_on_desk', 'file_for_others', 'sort_letters', 'keep_notes'],
  },
  specialist: {
    reads: 'team',
    does: [...WORK, 'assign'],
    onDesk: ['work_on_desk', 'file_for_others', 'keep_notes'],
  },
  team_lead: {
    reads: 'team',
    does: [...WORK, 'assign', 'override_priority', 'see_readers'],
    onDesk: ['work_on_desk', 'file_for_others', 'take_any_call', 'keep_notes'],
  },
  catalogue_manager: { reads: 'own', does: [], onDesk: ['work_on_desk', 'manage_catalogue', 'manage_terms'] },
  analyst: { reads: 'all', does: [], onDesk: ['work_on_desk'] },
  administrator: {
    reads: 'all',
    does: [...WORK, 'assign', 'override_priority', 'see_readers'],
    onDesk: [
      'work_on_desk',
      'file_for_others',
      'take_any_call',
      'sort_letters',
      'keep_notes',
      'manage_catalogue',
      'manage_terms',
      'administer',
      'view_as',
    ],
  },
  contractor: { reads: 'own', does: WORK, onDesk: ['work_on_desk', 'keep_notes'] },
}

/** What comes without any role, from what a request is to somebody. */
const BY_BELONGING = {
  /** His own, of his place, or one that he watches. */
  customer: ['reply', 'raise_urgency', 'rate', 'watch', 'add_watcher'],
  /** Somebody who was in copy of its letters: he reads nothing of it, and answers by mail what he was sent. */
  copied: ['reply'],
} as const satisfies Record<string, readonly Doing[]>

/** Roles of the support service; they work on the desk. */
export const STAFF_ROLES = ROLES.filter((role) => RIGHTS[role].onDesk.includes('work_on_desk'))
/** They read every request. */
export const READ_ALL_ROLES = ROLES.filter((role) => RIGHTS[role].reads === 'all')
/** They read the requests of their teams. */
export const READ_TEAM_ROLES = ROLES.filter((role) => RIGHTS[role].reads === 'team')
/** They change requests they may read. */
export const WORKING_ROLES = ROLES.filter((role) => RIGHTS[role].does.includes('work'))

/** Who can give requests to people, and take them over. */
export const ASSIGNING_ROLES = ROLES.filter((role) => RIGHTS[role].does.includes('assign'))

/** Whom rules and automations can name: requests go to those who work them, and everybody of the support reads what he watches. */
const NAMED_BY: Readonly<Record<'specialist' | 'watcher', readonly Role[]>> = {
  specialist: WORKING_ROLES,
  watcher: STAFF_ROLES,
}

/** By which roles somebody can be named so; asked by what is saved and by what is offered. */
export function rolesNamedAs(as: keyof typeof NAMED_BY): readonly Role[] {
  return NAMED_BY[as]
}

export function canBeNamed({ roles }: Pick<Actor, 'roles'>, as: keyof typeof NAMED_BY): boolean {
  return roles.some((role) => NAMED_BY[as].includes(role))
}

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
  if (verb === 'read') return mayRead(actor, request)
  if (readsAsStaff(actor, request) && (verb === 'read_internal' || does(actor, verb))) return true
  if (belongsAsCustomer(actor, request) && includes(BY_BELONGING.customer, verb)) return true
  return answersInCopy(actor, request) && includes(BY_BELONGING.copied, verb)
}

/** Whether there is such a request at all for this person: he reads it, or answers its letters. */
export function mayKnowOf(actor: Actor, request: Belonging): boolean {
  return may(actor, 'read', request) || may(actor, 'reply', request)
}

/** Whom a note may call in: he would read the request as the support does, were he a watcher. Nobody else learns that there are notes. */
export function mayBeMentioned(person: Actor, request: Belonging): boolean {
  return readsAsStaff(person, { ...request, watcherIds: [person.personId] })
}

/** Whether he could take the request over, once he is let in to read it. */
export function mayAccept(person: Actor, request: Belonging): boolean {
  return may(person, 'assign', { ...request, watcherIds: [person.personId] })
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

const ADMINISTRATION: readonly DeskVerb[] = ['administer', 'manage_catalogue', 'manage_terms', 'view_as']

export function mayOnDesk(actor: Actor, verb: DeskVerb): boolean {
  if (actor.administersNothing && ADMINISTRATION.includes(verb)) return false
  return actor.roles.some((role) => RIGHTS[role].onDesk.includes(verb))
}

function does(actor: Actor, verb: Doing): boolean {
  return actor.roles.some((role) => RIGHTS[role].does.includes(verb))
}

function answersInCopy({ personId, channel }: Actor, { copiedIds }: Belonging): boolean {
  return channel === 'email' && copiedIds.includes(personId)
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
  return does(actor, 'work') && readsAsStaff(actor, request)
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

function includes<T>(known: readonly T[], one: unknown): boolean {
  return known.some((each) => each === one)
}
