import type { Desk } from '../../db/desk.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { findColleague } from '../../db/people/people.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { deleteWatcher, isCopied } from '../../db/request/watchers.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may, mayBeMentioned, moverOf } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { normalisedAddress } from '../../domain/people/address.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { byHand, letIn } from './let-in.ts'

export type WatcherOrder = { readonly personId: number } | { readonly address: string }

/**
 * Adds a watcher. A customer adds colleagues of his own organisation only, so that nobody foreign gains the history; the support
 * adds whom it sees. Whoever reads a request may watch it himself.
 */
export async function addWatcher(desk: Desk, number: number, order: WatcherOrder): Promise<ServiceRequest> {
  const { tx, actor } = desk
  const request = await lockRequest(tx, actor, number)
  const isSelf = 'personId' in order && order.personId === actor.personId
  if (!may(actor, isSelf ? 'watch' : 'add_watcher', request)) throw new Refusal('permission.missing')
  const bySupport = moverOf(actor, request) === 'specialist'
  const personId = isSelf ? actor.personId : await named(desk, request, order, { bySupport })
  if (personId === null) throw new Refusal('person.not-found')
  if (!bySupport) await demandNoSupport(desk, request, personId)
  const events = await letIn(desk, request, new Set([personId]), byHand)
  return save(desk, { request, events }, await loadTerms(tx, request))
}

function named(
  { tx, actor }: Desk,
  { organisationId }: ServiceRequest,
  order: WatcherOrder,
  { bySupport }: { readonly bySupport: boolean },
): Promise<number | null> {
  const who = 'personId' in order ? order : { address: normalisedAddress(order.address) }
  return findColleague(tx, { who, among: bySupport ? { seenBy: actor } : { organisationId } })
}

/** Who works on the desk reads the notes of what he watches: to that the support alone brings him. */
async function demandNoSupport({ tx }: Desk, request: ServiceRequest, personId: number): Promise<void> {
  const person = await findByPerson(tx, personId, 'portal')
  if (person && mayBeMentioned(person.actor, request) && !may(person.actor, 'read_internal', request))
    throw new Refusal('person.not-found')
}

/** Takes a watcher away; everybody may take himself away. */
export async function removeWatcher(desk: Desk, number: number, personId: number): Promise<ServiceRequest> {
  const { tx, actor } = desk
  const request = await lockRequest(tx, actor, number)
  if (personId !== actor.personId && moverOf(actor, request) !== 'specialist') throw new Refusal('permission.missing')
  if (!request.watcherIds.includes(personId) && !(await isCopied(tx, number, personId))) return request
  await deleteWatcher(desk, number, personId)
  return save(
    desk,
    { request, events: [{ type: 'request.watcher-removed', data: { personId } }] },
    await loadTerms(tx, request),
  )
}
