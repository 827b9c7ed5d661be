import type { Desk } from '../../db/desk.ts'
import { mainOf } from '../../db/links.ts'
import { crossingReplies, insertMentions, insertMessage } from '../../db/messages.ts'
import { lockRequest } from '../../db/requests.ts'
import { save } from '../../db/save.ts'
import { loadTerms } from '../../db/terms.ts'
import { insertWatchers } from '../../db/watchers.ts'
import { withNote, withPublicMessage } from '../../domain/conversation.ts'
import { may, moverOf, THE_DESK } from '../../domain/permissions.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { ServiceRequest } from '../../domain/request.ts'
import { ENDED, OPEN } from '../../domain/words.ts'
import { followUp } from '../requests/follow-up.ts'

export interface MessageOrder {
  readonly text: string
  readonly visibility: 'public' | 'internal'
  readonly fileIds: readonly number[]
  readonly mentions: readonly number[]
  readonly after?: number | null | undefined
  readonly anyway: boolean
}

export interface Posted {
  readonly request: number
  readonly messageId: number
  /** A message on a closed request opens a new linked one. */
  readonly openedNew: boolean
}

/** A public reply or an internal note. The second of two crossing replies of the support is held and shown. */
export async function postMessage(desk: Desk, number: number, order: MessageOrder): Promise<Posted> {
  if (order.text.trim() === '' && order.fileIds.length === 0) throw new Refusal('message.empty')
  const request = await lockRequest(desk.tx, desk.actor, number)
  if (!may(desk.actor, order.visibility === 'public' ? 'reply' : 'note', request))
    throw new Refusal('permission.missing')
  return order.visibility === 'public' ? sayAloud(desk, request, order) : note(desk, request, order)
}

/** A public message on a request that is held already; whether its author may is asked before. */
export async function sayAloud(desk: Desk, request: ServiceRequest, order: MessageOrder): Promise<Posted> {
  const { tx, actor, now } = desk
  const from = moverOf(actor, request) === 'specialist' ? 'support' : 'customer'
  if (from === 'customer' && !OPEN.includes(request.status)) {
    const main = await mainFor(desk, request)
    if (main) return sayAloud(desk, main, order)
  }
  if (from === 'customer' && ENDED.includes(request.status)) return followUp(desk, request, order)
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
  await save(desk, withPublicMessage(request, said, terms), terms)
  return { request: request.number, messageId, openedNew: false }
}

/** What is said to a duplicate is said where its matter is worked, by whoever may speak there. */
async function mainFor({ tx, actor }: Desk, duplicate: ServiceRequest): Promise<ServiceRequest | null> {
  const number = await mainOf(tx, duplicate.number)
  const main = number === null ? null : await lockRequest(tx, THE_DESK, number)
  return main && may(actor, 'reply', main) ? main : null
}

/** Colleagues named in a note watch from now on: that is also what lets them read it. */
async function note(desk: Desk, request: ServiceRequest, { text, fileIds, mentions }: MessageOrder): Promise<Posted> {
  const { number } = request
  const messageId = await insertMessage(desk, {
    request: number,
    visibility: 'internal',
    side: 'support',
    text,
    fileIds,
  })
  if (mentions.length > 0) {
    await insertMentions(desk.tx, number, messageId, mentions)
    await insertWatchers(desk, number, mentions)
  }
  await save(desk, withNote(request, messageId), await loadTerms(desk.tx, request))
  return { request: number, messageId, openedNew: false }
}

async function holdCrossing({ tx, actor }: Desk, request: ServiceRequest, after: number): Promise<void> {
  const crossing = await crossingReplies(tx, request.number, actor.personId, after)
  if (crossing.length > 0) throw new Refusal('message.crossed', { messages: crossing })
}
