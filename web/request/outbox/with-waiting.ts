import type { Message } from '../../../src/contract/request/message.ts'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import type { Entry } from '../../outbox/entry.ts'

interface Author {
  readonly id: number
  readonly name: string
  readonly isStaff: boolean
}

/** The request as its person left it: what he said and is not sent as yet stands in the conversation, his rating where ratings stand. */
export function withWaiting(request: RequestDetails, waiting: readonly Entry[], author: Author): RequestDetails {
  if (waiting.length === 0) return request
  const after = request.messages.at(-1)?.sentAt
  const said = waiting
    .filter(({ kind }) => kind === 'reply' || kind === 'note')
    .map((entry) => messageOf(entry, author, after))
  const score = waiting.findLast(({ kind, state }) => kind === 'rating' && state === 'waiting')?.body
  return {
    ...request,
    messages: [...request.messages, ...said],
    ...(score && { rating: Number(score.score), ratingComment: String(score.comment ?? '') }),
  }
}

/** Until it has arrived its number is below zero: the place it has in the outbox. */
function messageOf({ seq, kind, body, madeAt }: Entry, { id, name, isStaff }: Author, after = ''): Message {
  const said = new Date(madeAt).toISOString()
  return {
    id: -seq,
    visibility: kind === 'note' ? 'internal' : 'public',
    author: { id, name },
    side: isStaff ? 'support' : 'customer',
    channel: isStaff ? 'desk' : 'portal',
    text: String(body.text ?? ''),
    // A clock that goes behind does not put it before what it answers.
    sentAt: said > after ? said : after,
    // They are drawn from this device, beside what becomes of it.
    files: [],
  }
}
