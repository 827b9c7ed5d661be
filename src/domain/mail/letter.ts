import type { Instant } from '../ground/instant.ts'

/** What every arrived letter ends in; `received` is the beginning, the rest are ends, and each letter has exactly one. */
export const LETTER_STATES = [
  'received',
  'request',
  'reply',
  'follow_up',
  'duplicate',
  'bounce',
  'auto_reply',
  'parked',
  'refused',
  'unreadable',
] as const
export type LetterState = (typeof LETTER_STATES)[number]
export type LetterEnd = Exclude<LetterState, 'received'>

/** What the server that brought a letter said of it; what it did not say is null. */
export interface LetterEnvelope {
  readonly from: string | null
  readonly ip: string | null
  readonly helo: string | null
  /** By which name it had signed in. */
  readonly user: string | null
  /** The addresses of ours that it named, as it wrote them. */
  readonly to: readonly string[]
}

/** By which way a letter came. */
export const LETTER_SOURCES = ['pipe', 'imap', 'smtp', 'lmtp'] as const
export type LetterSource = (typeof LETTER_SOURCES)[number]

const ENDS_WITHOUT_MESSAGE: readonly LetterState[] = ['parked', 'refused', 'unreadable', 'auto_reply', 'bounce']

/** Whether a letter left nothing in any request: then it may be read again, or be filed by hand. */
export function leftNothing(state: LetterState): boolean {
  return ENDS_WITHOUT_MESSAGE.includes(state)
}

/** Whether a letter is a message of a request: then it may be moved to another one. */
export function mayBeMoved(state: LetterState): boolean {
  return state === 'reply' || madeItsRequest(state)
}

/** Whether its request exists only because of this letter: it ends as a duplicate when the letter is moved away. */
export function madeItsRequest(state: LetterState): boolean {
  return state === 'request' || state === 'follow_up'
}

/** Where a person says that a letter belongs; `desk` finds out by reading it again. */
export type Destination = 'request' | 'new_request' | 'nowhere' | 'desk'

/** Whether a letter that has become this may go there. */
export function mayGo(state: LetterState, to: Destination): boolean {
  if (leftNothing(state)) return true
  return to === 'request' ? mayBeMoved(state) : to === 'new_request' && state === 'reply'
}

/** An end that a letter had before it was read again or filed by hand. */
export interface PastEnd {
  readonly state: LetterEnd
  readonly request: number | null
  readonly because: string | null
  /** ISO 8601. */
  readonly at: string
  /** Who gave it by hand; null when the desk did. */
  readonly by: number | null
}

export interface LetterAddress {
  /** In lower case. */
  readonly address: string
  readonly name: string
}

export interface LetterFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** By which the HTML of the letter shows it in place. */
  readonly contentId: string | null
}

/** What a mail server says about a letter of ours that it could not deliver (RFC 3464), as far as it can be read. */
export interface DeliveryReport {
  readonly action: 'failed' | 'delayed' | 'other'
  readonly recipient: string | null
  /** As RFC 3463 has it: 5.1.1. */
  readonly status: string | null
  /** The words of the server that did not take it. */
  readonly reason: string | null
}

/** A letter as the rules see it: parsed, its quotes folded, nothing decided. */
export interface ArrivedLetter {
  /** Its Message-ID with its angle brackets; some letters have none. */
  readonly id: string | null
  readonly from: LetterAddress | null
  /** Where it asks that answers go to. */
  readonly replyTo?: readonly LetterAddress[]
  /** Who handed it in for its writer: a form on a site; left out where he wrote it himself. */
  readonly via?: LetterAddress
  /** Every address it was sent or delivered to, in lower case. */
  readonly recipients: readonly string[]
  /** To whom and in whose copy its author wrote it. */
  readonly addressees: readonly LetterAddress[]
  /** Message-IDs it answers, the nearest first. */
  readonly references: readonly string[]
  readonly subject: string
  readonly date: string | null
  /** Every header by its name in lower case; of repeated ones the first. */
  readonly headers: Readonly<Record<string, string>>
  /** What the sender wrote now. */
  readonly text: string
  /** What he quoted, and his signature. */
  readonly quoted: string | null
  /** The letter in its own looks, cleaned once; null when it has none. */
  readonly html: string | null
  readonly files: readonly LetterFile[]
  readonly report: DeliveryReport | null
  /** The first letter that came along as a file. */
  readonly attached: AttachedLetter | null
}

/** A letter within a letter. */
export interface AttachedLetter {
  readonly id: string | null
  readonly from: LetterAddress
  readonly subject: string
  readonly text: string
  readonly quoted: string | null
}

/** A letter as facts, or why nobody can read it. */
export type ReadLetter = { readonly letter: ArrivedLetter } | { readonly unreadable: string }

/** How long a letter may wait for its end until somebody should look, in milliseconds. */
const LONGEST_WAIT = 600_000

/** Whether the books of a mailbox agree: every letter has one end or will have it soon (docs/product.md#mail-rules). */
export function isInOrder(
  balance: {
    readonly received: number
    readonly states: Partial<Record<LetterState, number>>
    readonly waitingSince: Instant | null
    readonly astray: number
  },
  now: Instant,
): boolean {
  const sum = Object.values(balance.states).reduce((total, count) => total + count, 0)
  return sum === balance.received && balance.astray === 0 && !isStuck(balance.waitingSince, now)
}

/** Whether the oldest letter without an end has waited too long. */
export function isStuck(waitingSince: Instant | null, now: Instant): boolean {
  return waitingSince !== null && now - waitingSince > LONGEST_WAIT
}
