import type { Messenger } from '../../channels/messenger.ts'
import type { Desk } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import type { Bot } from '../../db/messenger/bots.ts'
import { keepDialogue } from '../../db/messenger/dialogues.ts'
import type { Link } from '../../db/messenger/links.ts'
import { queueOutgoing } from '../../db/messenger/outbound.ts'
import type { SignedIn } from '../../db/people/actors.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Dialogue } from '../../domain/messenger/dialogue.ts'
import { type Editing, partsOf, type Saying } from '../../domain/messenger/outgoing.ts'
import type { Say } from '../../texts/catalogue.ts'
import { type Formats, formatsFor } from '../../texts/format.ts'
import { speak } from '../../texts/say.ts'

/** What answering in a messenger stands on. */
export interface MessengerRoom extends Omit<BotHouse, 'messengers'> {
  readonly messenger: Messenger
}

/** What all bots stand on, whatever messenger they are of. */
export interface BotHouse {
  readonly database: { readonly url: string; readonly db: Db }
  readonly messengers: readonly Messenger[]
  readonly store: FileStore
  readonly secret: string
  /** The token of a bot; throws when it cannot be had. */
  readonly tokenOf: (bot: Bot) => string
  /** Where people open the desk, without a slash at the end. */
  readonly url: string
  readonly now: () => Instant
  readonly warn: (error: unknown) => void
}

/** The room in which a bot answers, by its kind; null: this process knows no such messenger. */
export function roomOf({ messengers, ...house }: BotHouse, { kind }: Pick<Bot, 'kind'>): MessengerRoom | null {
  const messenger = messengers.find(({ way }) => way === kind)
  return messenger ? { ...house, messenger } : null
}

/** Somebody known talks with a bot: who acts, where, in which language. All of it is one transaction. */
export interface Talk {
  readonly room: MessengerRoom
  readonly desk: Desk
  readonly bot: Bot
  readonly link: Link
  readonly person: SignedIn['person']
  readonly say: Say
  readonly formats: Formats
  /** The message whose button was pressed; null: none was. */
  readonly pressedOn: string | null
}

export type Told = Omit<Saying, 'kind'>

export function talkOf(
  room: MessengerRoom,
  desk: Desk,
  { bot, link, person }: { readonly bot: Bot; readonly link: Link; readonly person: SignedIn['person'] },
  pressedOn: string | null,
): Talk {
  const { locale, zone } = person
  return { room, desk, bot, link, person, pressedOn, say: speak(locale), formats: formatsFor(locale, zone) }
}

/** Says something in the chat; long words go as several messages, the buttons under the last. */
export async function tell({ room, desk, bot, link }: Talk, told: Told, about: number | null = null): Promise<number> {
  const { tx, now } = desk
  let last = 0
  for (const body of cutToFit({ ...told, kind: 'say' }, room.messenger.longestText)) {
    last = await queueOutgoing(tx, { botId: bot.id, chat: link.chat, body, request: about, now })
  }
  return last
}

/** Long words as several messages, the buttons under the last. */
export function cutToFit(saying: Saying, longest: number): readonly Saying[] {
  const parts = partsOf(saying.text, longest)
  return parts.map((text, index) => (index === parts.length - 1 ? { ...saying, text } : { kind: 'say', text }))
}

/** Another look of something said before; resolves with its place in the queue. */
export function change(
  { desk, bot, link }: Talk,
  { about = null, waitsForWords = false, ...editing }: Omit<Editing, 'kind'> & Aside,
): Promise<number> {
  const { tx, now } = desk
  const body = { kind: 'edit', ...editing } as const
  return queueOutgoing(tx, { botId: bot.id, chat: link.chat, body, request: about, waitsForWords, now })
}

interface Aside {
  readonly about?: number | null
  readonly waitsForWords?: boolean
}

/** Where a button was pressed it gives way to what came of it; else that is said anew. */
export async function answerPlace(talk: Talk, told: Told): Promise<void> {
  if (talk.pressedOn === null || told.keyboard !== undefined) return void (await tell(talk, told))
  await change(talk, {
    of: { external: talk.pressedOn },
    text: told.text,
    ...(told.buttons && { buttons: told.buttons }),
  })
}

export function goTo({ desk, bot, link }: Talk, dialogue: Dialogue): Promise<void> {
  return keepDialogue(desk.tx, bot.id, link.chat, dialogue, desk.now)
}

/** A link that a messenger takes for a button: it refuses names that only this machine knows. */
export function isPublic(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname.includes('.') && !/^(?:127\.|10\.|192\.168\.|0\.)/.test(hostname) && !hostname.endsWith('.local')
}
