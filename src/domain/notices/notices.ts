import type { Instant } from '../ground/instant.ts'
import type { RequestEvent } from '../request/events.ts'
import type { Move } from '../request/request-lifecycle.ts'

/** What people outside the support service are told of a request. */
export const NOTICE_KINDS = ['acknowledgement', 'reply', 'question', 'resolved', 'closed', 'reminder'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export interface Notice {
  readonly kind: NoticeKind
  /** The public message it brings; null when it brings none. */
  readonly messageId: number | null
}

/** Moves that are worth a letter. Spam is told to nobody, and what the customer's side set going it knows. */
const MOVES_TOLD: Readonly<Partial<Record<Move, NoticeKind>>> = {
  ask: 'question',
  resolve: 'resolved',
  close: 'closed',
  settle: 'closed',
  give_up: 'closed',
  cancel: 'closed',
  mark_duplicate: 'closed',
}

/** What is to be told of things that happened together: one letter, however many events. Internal notes are told to nobody. */
export function noticeOf(events: readonly RequestEvent[]): Notice | null {
  const messageId = saidBySupport(events)
  for (const event of events) {
    if (event.type === 'request.registered') return { kind: 'acknowledgement', messageId: null }
    if (event.type === 'request.reminded') return { kind: 'reminder', messageId: null }
    const kind = event.type === 'request.moved' ? MOVES_TOLD[event.data.move] : undefined
    if (kind !== undefined) return { kind, messageId }
  }
  return messageId === null ? null : { kind: 'reply', messageId }
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
