/** What a person sends to a bot, as every messenger can say it; adapters translate into these words and dialogues know no others. */
export type Incoming = Said | Edited | Pressed | Stopped | Returned | Moved

/** Who sent it, and where. Ids are texts: each messenger and each bot counts by itself. */
export interface Sender {
  readonly account: string
  readonly chat: string
  readonly name: string
  readonly username: string | null
  readonly locale: 'ru' | 'en'
  /** Of one person and the bot alone. */
  readonly isPrivate: boolean
  /** How a chat of several people is called; left out: it has no name. */
  readonly title?: string
}

/** A message. */
export interface Said {
  readonly kind: 'said'
  readonly id: string
  readonly text: string
  readonly files: readonly SentFile[]
  /** The message that it answers. */
  readonly answersTo: string | null
  /** Whose message that was; left out: the messenger does not say. */
  readonly answersToAccount?: string | null
  /** Somebody else's words, passed on. */
  readonly isForwarded: boolean
  readonly contact: SharedContact | null
  /** What a link to the bot brought along. */
  readonly start: string | null
}

/** A message that was sent before reads otherwise now. */
export interface Edited {
  readonly kind: 'edited'
  readonly id: string
  readonly text: string
}

/** A button under a message. */
export interface Pressed {
  readonly kind: 'pressed'
  /** By which the messenger is told that it was heard. */
  readonly press: string
  readonly payload: string
  readonly message: string | null
}

/** The person stopped the bot. */
export interface Stopped {
  readonly kind: 'stopped'
}

export interface Returned {
  readonly kind: 'returned'
}

/** The chat goes on under another number. */
export interface Moved {
  readonly kind: 'moved'
  readonly to: string
}

export interface SentFile {
  /** By which the messenger gives the bytes out. */
  readonly ref: string
  readonly name: string
  readonly mediaType: string
  /** In bytes; null: the messenger does not say. */
  readonly size: number | null
}

export interface SharedContact {
  readonly phone: string
  /** Whose card it is; null: of somebody who is not in the messenger. */
  readonly account: string | null
}

/** One thing that came, ready to be stored. */
export interface Arrived {
  readonly externalId: string
  readonly place: number
  readonly chat: string
  readonly album: string | null
  readonly payload: unknown
}

/**
 * A card proves a number only if the messenger itself says that it is the sender's own: anybody can pass on anybody's card
 * (Bot API, `Contact.user_id`).
 */
export function isOwnContact({ account, isPrivate }: Sender, { contact, isForwarded }: Said): boolean {
  return isPrivate && !isForwarded && contact !== null && contact.account === account
}
