import type { Instant } from '../ground/instant.ts'
import type { NoticeKind } from '../ground/words.ts'
import { tellsOf } from '../request/event-table.ts'
import type { RequestEvent } from '../request/events.ts'

export interface Notice {
  readonly kind: NoticeKind
  /** The public message it brings; null when it brings none. */
  readonly messageId: number | null
}

/** What is to be told of things that happened together: one notice, however many events. A reply is told by whatever it came with. */
export function noticeOf(events: readonly RequestEvent[]): Notice | null {
  const kinds = events.map((event) => tellsOf(event)).filter((kind) => kind !== undefined)
  const kind = kinds.find((one) => one !== 'reply') ?? kinds[0]
  if (kind === undefined) return null
  return { kind, messageId: bringsNoMessage(kind) ? null : saidBySupport(events) }
}

function bringsNoMessage(kind: NoticeKind): boolean {
  return kind === 'acknowledgement' || kind === 'reminder'
}

/** Somebody who may be written to about a request. */
export interface Hearer {
  readonly id: number
  readonly isContact: boolean
  /** Named in copy of a letter since then; null for the contact. */
  readonly copiedSince: Instant | null
}

export interface Happening {
  readonly kind: NoticeKind
  /** Null: the desk itself. */
  readonly by: number | null
  readonly at: Instant
}

/** Who hears of it: the contact of everything, whoever is in copy of what is said after that. Nobody of what he did himself. */
export function hears(hearer: Hearer, { kind, by, at }: Happening): boolean {
  if (hearer.id === by) return false
  if (hearer.isContact) return true
  const isSaid = kind === 'reply' || kind === 'question' || kind === 'resolved'
  return isSaid && hearer.copiedSince !== null && hearer.copiedSince <= at
}

function saidBySupport(events: readonly RequestEvent[]): number | null {
  const said = events.find((event) => event.type === 'message.published' && event.data.from === 'support')
  return said?.type === 'message.published' ? said.data.messageId : null
}
