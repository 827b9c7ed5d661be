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
}

/** A letter as the rules see it: parsed, its quotes folded, nothing decided. */
export interface ArrivedLetter {
  /** Its Message-ID with its angle brackets; some letters have none. */
  readonly id: string | null
  readonly from: LetterAddress | null
  /** Every address it was sent or delivered to, in lower case. */
  readonly recipients: readonly string[]
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
}
