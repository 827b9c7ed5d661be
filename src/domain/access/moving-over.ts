import type { ServiceRequest } from '../request/request.ts'
import { type Actor, may } from './permissions.ts'

/**
 * Of the contact and the watchers of a duplicate those watch the main request from now on who may read it anyway; a mark lets
 * nobody in. Whoever takes part there already stays what he is.
 */
export function movesOver(person: Actor, main: ServiceRequest): boolean {
  const { contactId, authorId, watcherIds } = main
  return may(person, 'read', main) && ![contactId, authorId, ...watcherIds].includes(person.personId)
}
