import type { Desk } from '../../db/desk.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { crossingReplies, insertMentions, insertMessage } from '../../db/request/messages.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may, mayBeMentioned, moverOf, THE_DESK } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { hasEnded, isOpen } from '../../domain/ground/status.ts'
import { withNote, withPublicMessage } from '../../domain/request/conversation.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { inTurn } from '../../domain/request/request-composition.ts'
import { takenByReply } from '../../domain/request/taking.ts'
import { holdWithMain } from './duplicates.ts'
import { followUp } from './follow-up.ts'
import { letIn } from './let-in.ts'
import type { MessageOrder, Posted } from './message-order.ts'

/** A public reply or an internal note. The second of two crossing replies of the support is held and shown. */
export async function postMessage(desk: Desk, number: number, order: MessageOrder): Promise<Posted> {
  if (order.text.trim() === '' && order.fileIds.length === 0) throw new Refusal('message.empty')
  const main = order.visibility === 'public' ? await holdWithMain(desk.tx, number) : null
  const request = await lockRequest(desk.tx, desk.actor, number)
  if (!may(desk.actor, order.visibility === 'public' ? 'reply' : 'note', request))
    throw new Refusal('permission.missing')
  return order.visibility === 'public' ? sayAloud(desk, { request, main }, order) : note(desk, request, order)
}

interface Spoken {
  readonly request: ServiceRequest
  /** The one that is worked in its place, when it is a duplicate. */
  readonly main: number | null
}

/** A public message on a request that is held already, with its main one; whether its author may is asked before. */
async function sayAloud(desk: Desk, { request, main }: Spoken, order: MessageOrder): Promise<Posted> {
  const { tx, actor, now } = desk
  const from = moverOf(actor, request) === 'specialist' ? 'support' : 'customer'
  if (from === 'customer' && !isOpen(request.status)) {
    const worked = main === null ? null : await mainFor(desk, main)
    if (worked) return sayAloud(desk, { request: worked, main: null }, order)
  }
  if (from === 'customer' && hasEnded(request.status)) return followUp(desk, request, order)
  if (from === 'support' && !order.anyway && order.after != null) await holdCrossing(desk, request, order.after)

  const { text, fileIds } = order
  const messageId = await insertMessage(desk, {
    request: request.number,
    visibility: 'public',
    side: from,
    text,
    fileIds,
  })
  const terms = await loadTerms(tx, request)
  const said = { messageId, by: actor.personId, from, text, at: now } as const
  const takes = from === 'support' && may(actor, 'assign', request)
  const change = inTurn(
    request,
    (current) => withPublicMessage(current, said, terms),
    (current) => (takes ? takenByReply(current, terms, said) : { request: current, events: [] }),
  )
  const { version } = await save(desk, change, terms)
  return { request: request.number, messageId, openedNew: false, before: request.version, version }
}

/** What is said to a duplicate is said where its matter is worked, by whoever may speak there; by mail also whoever is in copy there. */
async function mainFor({ tx, actor }: Desk, number: number): Promise<ServiceRequest | null> {
  const main = await lockRequest(tx, THE_DESK, number)
  return may(actor, 'reply', main) ? main : null
}

/** Colleagues named in a note watch from now on: that also lets those of other teams read it, and the history tells so. */
async function note(desk: Desk, request: ServiceRequest, { text, fileIds, mentions }: MessageOrder): Promise<Posted> {
  const { number } = request
  const people = new Set(mentions)
  await demandColleagues(desk, request, people)
  const messageId = await insertMessage(desk, {
    request: number,
    visibility: 'internal',
    side: 'support',
    text,
    fileIds,
  })
  await insertMentions(desk.tx, number, messageId, people)
  const come = await letIn(desk, request, people, (personId) => ({ type: 'request.mentioned', data: { personId } }))
  const noted = withNote(request, messageId)
  const change = { ...noted, events: [...noted.events, ...come] }
  const { version } = await save(desk, change, await loadTerms(desk.tx, request))
  return { request: number, messageId, openedNew: false, before: request.version, version }
}

async function demandColleagues({ tx }: Desk, request: ServiceRequest, people: ReadonlySet<number>): Promise<void> {
  for (const personId of people) {
    const person = await findByPerson(tx, personId, 'desk')
    if (!person) throw new Refusal('person.not-found', { personId })
    if (!mayBeMentioned(person.actor, request)) throw new Refusal('message.mention-not-staff', { personId })
  }
}

async function holdCrossing({ tx, actor }: Desk, request: ServiceRequest, after: number): Promise<void> {
  const crossing = await crossingReplies(tx, request.number, actor.personId, after)
  if (crossing.length > 0) throw new Refusal('message.crossed', { messages: crossing })
}
