import type { NoticeKind } from '../ground/words.ts'
import { tellsOf } from '../request/event-table.ts'
import type { RequestEvent } from '../request/events.ts'

/**
 * What is to be told of things that happened together: each kind once, however many events. A reply is told by whatever it came
 * with: a question, a solution, an end.
 */
export function kindsIn(events: readonly RequestEvent[]): readonly NoticeKind[] {
  const kinds = [...new Set(events.flatMap((event) => tellsOf(event)))]
  const saysMore = kinds.some((kind) => kind === 'question' || kind === 'resolved' || kind === 'closed')
  return saysMore ? kinds.filter((kind) => kind !== 'reply') : kinds
}

/** Kinds that bring the message of the support that was said with them. */
const BRINGING: readonly NoticeKind[] = ['reply', 'question', 'resolved', 'closed']

/** The public message that a notice brings; null when it brings none. */
export function messageOf(kind: NoticeKind, events: readonly RequestEvent[]): number | null {
  const said = events.find((event) => event.type === 'message.published' && event.data.from === 'support')
  return BRINGING.includes(kind) && said?.type === 'message.published' ? said.data.messageId : null
}
