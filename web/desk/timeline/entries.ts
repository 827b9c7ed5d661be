import type { Message } from '../../../src/contract/request/message.ts'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { type Told, toldEvents } from './told-events.ts'

export const FILTERS = ['all', 'public', 'notes', 'events'] as const
export type Filter = (typeof FILTERS)[number]

export type Entry =
  | { readonly kind: 'day' | 'unread'; readonly key: string; readonly at: string }
  | { readonly kind: 'message'; readonly key: string; readonly at: string; readonly message: Message }
  | { readonly kind: 'event'; readonly key: string; readonly at: string; readonly told: Told }

interface Reading {
  readonly filter: Filter
  /** The first message the person has not read, if any. */
  readonly firstUnread: number | null
  readonly dayOf: (at: string) => string
}

/** One stream of words and events by time, with days between them. */
export function entriesOf(details: RequestDetails, { filter, firstUnread, dayOf }: Reading): readonly Entry[] {
  const events = filter === 'all' || filter === 'events' ? toldEvents(details).map(ofEvent) : []
  const messages = details.messages.filter((message) => isShown(message, filter)).map(ofMessage)
  const entries = merged(events, messages)
  return entries.flatMap((entry, place) => {
    const day = dayOf(entry.at)
    const isNewDay = place > 0 && dayOf(entries[place - 1]?.at ?? '') !== day
    const isUnread = entry.kind === 'message' && entry.message.id === firstUnread
    return [
      ...(isNewDay ? [{ kind: 'day', key: `day-${day}`, at: entry.at } as const] : []),
      ...(isUnread ? [{ kind: 'unread', key: 'unread', at: entry.at } as const] : []),
      entry,
    ]
  })
}

/** At the same moment the words come first: they are what the event is about. Only the beginning stands before them. */
function merged(events: readonly Entry[], messages: readonly Entry[]): readonly Entry[] {
  return [...messages, ...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || rank(a) - rank(b))
}

function rank(entry: Entry): number {
  if (entry.kind === 'message') return 1
  const isBeginning =
    entry.kind === 'event' && entry.told.what === 'event' && entry.told.event.type === 'request.registered'
  return isBeginning ? 0 : 2
}

function isShown({ visibility }: Message, filter: Filter): boolean {
  if (filter === 'events') return false
  return filter === 'all' || (filter === 'notes') === (visibility === 'internal')
}

function ofEvent(told: Told): Entry {
  return { kind: 'event', key: told.key, at: told.at, told }
}

function ofMessage(message: Message): Entry {
  return { kind: 'message', key: `m-${message.id}`, at: message.sentAt, message }
}
