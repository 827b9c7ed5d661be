import type { Arrived, Incoming, Sender } from '../domain/messenger/incoming.ts'
import type { MessengerKind } from '../domain/messenger/kinds.ts'
import type { Button, Keyboard, Span } from '../domain/messenger/outgoing.ts'
import type { Pace } from '../domain/messenger/pace.ts'
import type { BotTrouble, Fate } from '../domain/messenger/trouble.ts'

/** One bot, with what it takes to speak in its name. */
export interface BotKey {
  readonly token: string
}

/** How a messenger calls a bot. */
export interface BotCard {
  readonly account: string
  readonly username: string
  readonly title: string
}

/** What is put into a chat. */
export interface ToSend {
  readonly chat: string
  readonly text: readonly Span[]
  readonly buttons: readonly (readonly Button[])[]
  readonly keyboard: Keyboard | 'gone' | null
  /** The message that it answers; said without it when that is gone. */
  readonly answersTo?: string
}

export interface FileToSend {
  readonly chat: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** What a bot offers in the list of its commands. */
export interface CommandWords {
  readonly locale: 'ru' | 'en'
  readonly commands: readonly { readonly command: string; readonly about: string }[]
}

export interface Webhook {
  readonly url: string
  readonly secret: string
}

export interface Batch {
  readonly arrived: readonly Arrived[]
  /** Hands out nothing up to here any more, once it is asked again. */
  readonly cursor: string | null
}

/**
 * A messenger as dialogues, links and the queue know it: Telegram and MAX fill it. What has no update ids makes them of what it has;
 * what has no polling says so by `receive: null`; what has no keyboard below the field shows buttons instead.
 */
export interface Messenger {
  /** Its name, as a way and as a channel. */
  readonly way: MessengerKind
  /** In UTF-16 units. */
  readonly longestText: number
  /** In bytes: what a bot can fetch, and what it can send. */
  readonly largestIn: number
  readonly largestOut: number
  readonly pace: Pace
  /** Whether its bots hear what is meant for them in chats of several people. */
  readonly hearsGroups: boolean
  /** Where a person opens a chat with the bot, with a token that comes back to us. */
  readonly linkTo: (bot: BotCard, start: string) => string
  /** Who the bot is; throws a `MessengerFailure`. */
  readonly whoIs: (key: BotKey, patience?: AbortSignal) => Promise<BotCard>
  readonly offer: (key: BotKey, words: readonly CommandWords[]) => Promise<void>
  /** Waits for what comes, for half a minute at most; throws a `MessengerFailure`. */
  readonly receive: ((key: BotKey, cursor: string | null, stop: AbortSignal) => Promise<Batch>) | null
  /** From now on it pushes there and nowhere else of ours; asked again, it mends what was lost and changes nothing else. */
  readonly setWebhook: (key: BotKey, webhook: Webhook | null) => Promise<void>
  /** The secret that a push shows, out of its headers; null: it shows none. */
  readonly secretIn: (headers: Readonly<Record<string, string | readonly string[] | undefined>>) => string | null
  /** What was pushed to us, as it will be stored; null: it is nothing that we know. */
  readonly pushed: (payload: unknown) => Arrived | null
  /** What a stored payload says; null: nothing for us. The key is for what the messenger has signed with it. */
  readonly read: (payload: unknown, key: BotKey) => { readonly sender: Sender; readonly incoming: Incoming } | null
  readonly say: (key: BotKey, message: ToSend) => Promise<Fate>
  readonly edit: (key: BotKey, message: Omit<ToSend, 'keyboard'> & { readonly id: string }) => Promise<Fate>
  readonly sendFile: (key: BotKey, file: FileToSend) => Promise<Fate>
  /** Marks somebody's message as seen; left out: the messenger has no such marks. */
  readonly react?: (key: BotKey, mark: { readonly chat: string; readonly to: string }) => Promise<Fate>
  /** Tells that a press was heard; it is too late for that soon, and nothing is lost then. */
  readonly heard: (key: BotKey, press: string, words: string | null) => Promise<void>
  /** The bytes of a file somebody sent; null: it is too large for a bot to get. */
  readonly fetchFile: (key: BotKey, ref: string) => Promise<Buffer | null>
}

/** A messenger did not do what it was asked for. */
export class MessengerFailure extends Error {
  readonly trouble: BotTrouble
  /** Milliseconds, when it said so. */
  readonly after: number | null

  constructor(trouble: BotTrouble, reason: string, after: number | null = null) {
    super(reason)
    this.trouble = trouble
    this.after = after
  }
}
