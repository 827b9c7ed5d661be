import type { Message, TimelineEvent } from '../../../src/contract/request/message.ts'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { idsOfUndone } from '../../../src/domain/request/undo.ts'

export type TalkEntry = { readonly key: string; readonly at: string } & (
  | { readonly message: Message; readonly event?: undefined }
  | { readonly event: TimelineEvent; readonly message?: undefined }
)

const A_MOMENT = 60_000
/** Moves that a message has told already. */
const TOLD_BY_WORDS = ['ask', 'answer']

/** Messages and the history that a customer may see, in the order of time; at the same moment words come first. */
export function talkOf({ messages, events }: RequestDetails): readonly TalkEntry[] {
  const said = messages.map((message): TalkEntry => ({ key: `m-${message.id}`, at: message.sentAt, message }))
  const undone = idsOfUndone(events)
  const happened = events
    .filter(({ id, type }) => !undone.has(id) && type !== 'request.move-undone')
    .filter(({ data }) => !TOLD_BY_WORDS.includes(String(data.move)))
    .filter((event) => event.data.move !== 'start' || !events.some((other) => isTakenWith(event, other)))
    .map((event): TalkEntry => ({ key: `e-${event.id}`, at: event.at, event }))
  return [...said, ...happened].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** Who takes a request begins it: one line tells both. */
function isTakenWith(start: TimelineEvent, other: TimelineEvent): boolean {
  const apart = Math.abs(Date.parse(start.at) - Date.parse(other.at))
  return other.type === 'request.assigned' && apart < A_MOMENT
}

/** The first message of somebody else that the person has not seen; null when he has seen all or was never here. */
export function firstUnread({ messages, readAt }: RequestDetails, personId: number): number | null {
  if (readAt === null) return null
  const seen = Date.parse(readAt)
  return messages.find(({ author, sentAt }) => author.id !== personId && Date.parse(sentAt) > seen)?.id ?? null
}
