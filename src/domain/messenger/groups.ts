import { type Actor, mayOnDesk } from '../access/permissions.ts'
import { HOUR } from '../ground/instant.ts'
import { isOpen, isUntaken } from '../ground/status.ts'
import type { NoticeKind, Status } from '../ground/words.ts'
import type { Said } from './incoming.ts'

/** How a bot is called, as far as a group has to know. */
export interface Named {
  readonly account: string
  readonly username: string
}

/** What a message of a group wants of the bot. */
export type AskedInGroup =
  /** To say which venue the chat belongs to. */
  | { readonly does: 'bind' }
  | { readonly does: 'say'; readonly text: string }
  /** A command whose answer belongs in the chat with the bot alone. */
  | { readonly does: 'privately' }

/**
 * What a message of a group wants of the bot: an answer to it, its name, or a command that names it. Null: people talk among
 * themselves, or pass on what others said.
 */
export function askedInGroup(said: Said, { account, username }: Named): AskedInGroup | null {
  if (said.isForwarded) return null
  const [, command = '', addressee, rest = ''] = /^\/([a-z]+)(?:@(\w+))?(?:\s+([\s\S]*))?$/i.exec(said.text) ?? []
  if (command !== '') {
    const isNamed = addressee?.toLowerCase() === username.toLowerCase()
    if (addressee !== undefined && !isNamed) return null
    if (command === 'venue') return { does: 'bind' }
    if (command === 'new' && (rest !== '' || said.files.length > 0)) return { does: 'say', text: rest.trim() }
    return isNamed ? { does: 'privately' } : null
  }
  const mention = new RegExp(`(?<!\\w)@${username}\\b`, 'i')
  const isAnswer = said.answersTo !== null && said.answersToAccount === account
  if (!isAnswer && !mention.test(said.text)) return null
  return { does: 'say', text: said.text.replace(mention, '').trim() }
}

/** Who may say that a chat belongs to a venue, and that it does no more: who administers customers, and who manages the venue. */
export function mayBindChat(actor: Actor, { managesVenue }: { readonly managesVenue: boolean }): boolean {
  return managesVenue || mayOnDesk(actor, 'administer')
}

/** Everything that the bot may ever say where several people read along: sentences of its own, and the number of a request. */
export type GroupLine =
  | { readonly says: 'bound' | 'unbound' | 'how-to-link' }
  | {
      readonly says: 'accepted' | 'added' | 'answered' | 'asked' | 'resolved' | 'closed'
      readonly request: number
    }

/** What a change of a request means in a group, by the notices it makes; what is said to people is said to them alone. */
export function groupLineOf(kinds: readonly NoticeKind[], request: number): GroupLine | null {
  const says = TOLD.find(([kind]) => kinds.includes(kind))?.[1]
  return says === undefined ? null : { says, request }
}

const TOLD = [
  ['resolved', 'resolved'],
  ['closed', 'closed'],
  ['question', 'asked'],
  ['reply', 'answered'],
] as const satisfies readonly (readonly [NoticeKind, GroupLine['says']])[]

/** Somebody works on it: the message that became the request is marked. */
export function isTakenUp(status: Status): boolean {
  return isOpen(status) && !isUntaken(status)
}

/** How to link an account is said in one group no more often. */
export const HINT_EVERY = HOUR
