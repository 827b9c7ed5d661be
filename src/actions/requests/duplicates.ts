import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { deleteLink, duplicatesOf, insertLink, lockLinks, mainOf, mainsOf } from '../../db/request/links.ts'
import { insertMessage } from '../../db/request/messages.ts'
import { lockInOrder, lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { storyOf } from '../../db/request/story.ts'
import { deleteWatcher, isCopied } from '../../db/request/watchers.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { movesOver } from '../../domain/access/moving-over.ts'
import { may, THE_DESK } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { withNote } from '../../domain/request/conversation.ts'
import { broughtBy } from '../../domain/request/duplicates.ts'
import type { RequestEvent } from '../../domain/request/events.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { letIn } from './let-in.ts'

/**
 * Locks a request with all that it is a duplicate of, or is about to be: in the order of their numbers, before anything else of
 * them is locked. Resolves with the end of the chain of duplicates that it is to join.
 */
export async function holdDuplicate(tx: Tx, number: number, of: number | null): Promise<number | null> {
  await lockLinks(tx)
  const main = of === null ? null : ((await mainOf(tx, of)) ?? of)
  const held = [number, ...(await mainsOf(tx, number)), of, main]
  await lockInOrder(
    tx,
    held.filter((one) => one !== null),
  )
  return main
}

/** Locks a request that somebody speaks to, with the one that is worked in its place; resolves with that, null when it is no duplicate. */
export async function holdWithMain(tx: Tx, number: number): Promise<number | null> {
  if ((await mainOf(tx, number)) === null) return null
  await lockLinks(tx)
  const main = await mainOf(tx, number)
  if (main !== null) await lockInOrder(tx, [number, main])
  return main
}

export interface Joined {
  readonly main: number
  /** False when it was its duplicate already. */
  readonly isNew: boolean
  /** What the history of the duplicate tells besides. */
  readonly events: RequestEvent[]
}

/**
 * Makes a request the duplicate of another that is no duplicate itself; both are held. The main request is told by an internal
 * note, and of the duplicate's people those move over who may read it anyway.
 */
export async function joinMain(desk: Desk, duplicate: ServiceRequest, given: number): Promise<Joined> {
  const { number } = duplicate
  const held = await holdDuplicate(desk.tx, number, given)
  if (given === number) throw new Refusal('request.link-to-itself')
  if (held === number) throw new Refusal('request.links-in-circle')
  const main = await workable(desk, held ?? given, given)

  const events: RequestEvent[] = []
  for (const other of await mainsOf(desk.tx, number)) {
    if (other !== main.number) events.push(await leaveMain(desk, number, other))
  }
  const isNew = await insertLink(desk.tx, { from: number, to: main.number, kind: 'duplicate_of' })
  if (isNew) await tellMain(desk, main, duplicate)
  return { main: main.number, isNew, events }
}

/** Of a chain that leads to what one may not read, only the number that he gave himself is named. */
async function workable({ tx, actor }: Desk, number: number, given: number): Promise<ServiceRequest> {
  const main = await lockRequest(tx, THE_DESK, number)
  if (!may(actor, 'read', main)) throw new Refusal('request.not-found', { number: given })
  if (!may(actor, 'work', main)) throw new Refusal('permission.missing')
  return main
}

/** The note names the number alone: not everybody who reads the main request may read its duplicate. */
async function tellMain(desk: Desk, main: ServiceRequest, duplicate: ServiceRequest): Promise<void> {
  const { number } = duplicate
  const note = { visibility: 'internal', side: 'support', text: `№${number}`, fileIds: [] } as const
  const messageId = await insertMessage(desk, { request: main.number, ...note })
  const come = await letIn(desk, main, await followers(desk, main, duplicate), (personId) => ({
    type: 'request.watcher-added',
    data: { personId, with: number },
  }))
  const { request, events } = withNote(main, messageId)
  const linked = { type: 'request.linked', data: { kind: 'duplicate_of', number, back: true } } as const
  await save(desk, { request, events: [...events, linked, ...come] }, await loadTerms(desk.tx, main))
}

/** Whoever is in copy of the main request goes on hearing of it by mail. */
async function followers({ tx }: Desk, main: ServiceRequest, { contactId, watcherIds }: ServiceRequest) {
  const moving = new Set<number>()
  for (const personId of [contactId, ...watcherIds]) {
    const person = (await findByPerson(tx, personId, 'portal'))?.actor
    if (person && movesOver(person, main) && !(await isCopied(tx, main.number, personId))) moving.add(personId)
  }
  return moving
}

/**
 * A request that both hold is no duplicate of the other any more: whoever came with it and was not let in otherwise watches
 * the main request no longer, unless another duplicate of it brings him too. Resolves with what the duplicate tells of it.
 */
export async function leaveMain(desk: Desk, duplicate: number, mainNumber: number): Promise<RequestEvent> {
  const { tx } = desk
  const main = await lockRequest(tx, THE_DESK, mainNumber)
  await deleteLink(tx, { from: duplicate, to: mainNumber, kind: 'duplicate_of' })
  const others = await duplicatesOf(tx, mainNumber)
  const events: RequestEvent[] = [unlinked(duplicate, true)]
  for (const personId of broughtBy(await storyOf(tx, mainNumber), duplicate)) {
    const watches = main.watcherIds.includes(personId)
    if (!watches && !(await isCopied(tx, mainNumber, personId))) continue
    const other = watches && others.find(({ people }) => people.includes(personId))
    if (other) events.push({ type: 'request.watcher-added', data: { personId, with: other.number } })
    else {
      await deleteWatcher(desk, mainNumber, personId)
      events.push({ type: 'request.watcher-removed', data: { personId } })
    }
  }
  await save(desk, { request: main, events }, await loadTerms(tx, main))
  return unlinked(mainNumber, false)
}

/** Taken back: a duplicate of nothing. Resolves with what its history tells of it. */
export async function leaveMains(desk: Desk, duplicate: number): Promise<RequestEvent[]> {
  await holdDuplicate(desk.tx, duplicate, null)
  const events: RequestEvent[] = []
  for (const main of await mainsOf(desk.tx, duplicate)) events.push(await leaveMain(desk, duplicate, main))
  return events
}

function unlinked(number: number, back: boolean): RequestEvent {
  return { type: 'request.unlinked', data: { kind: 'duplicate_of', number, back } }
}
