import { markedAddress, markedLetterId } from '../../domain/threading.ts'
import { formatsFor } from '../../texts/format.ts'
import type { Language } from '../../texts/language.ts'
import { speak } from '../../texts/say.ts'
import type { EmailHouse } from './index.ts'

export interface LetterToWrite {
  readonly messageId: string
  readonly subject: string
  readonly text: string
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly replyTo: string
}

interface About {
  readonly request: number
  /** The same for the same letter: a repeat is recognised by it. */
  readonly unique: string
  /** Message-IDs of the conversation, oldest first. */
  readonly chain: readonly string[]
}

export interface Acknowledgement extends About {
  readonly locale: Language
  readonly zone: string
  /** Null to somebody whose address nobody has proven: he gets none of his own words back. */
  readonly subject: string | null
  readonly reactionDueAt: string | null
  readonly resolutionDueAt: string | null
}

/** «Заявка принята»: its number, what is promised, where to look; written by the desk itself, and saying so. */
export function acknowledgement(house: EmailHouse, facts: Acknowledgement): LetterToWrite {
  const say = speak(facts.locale)
  const number = String(facts.request)
  return {
    ...threaded(house, facts),
    subject:
      facts.subject === null
        ? say('mail.acknowledgement.subject', { number })
        : say('mail.acknowledgement.subject-known', { number, subject: oneLine(facts.subject) }),
    text: say('mail.acknowledgement.text', { number, promise: promise(facts), link: linkTo(house, facts.request) }),
  }
}

function promise({ locale, zone, reactionDueAt, resolutionDueAt }: Acknowledgement): string {
  const say = speak(locale)
  const { exact } = formatsFor(locale, zone)
  if (reactionDueAt === null) return say('mail.acknowledgement.no-promise')
  if (resolutionDueAt === null) return say('mail.acknowledgement.reaction', { reaction: exact(reactionDueAt) })
  return say('mail.acknowledgement.both', { reaction: exact(reactionDueAt), resolution: exact(resolutionDueAt) })
}

export interface Reply extends About {
  readonly locale: Language
  readonly subject: string
  readonly text: string
  readonly author: string
  readonly filesSize: number
}

/** Most servers take letters of 25 MB, and files grow by a third on their way. What is larger waits on the portal. */
export const LARGEST_FILES = 15_000_000

/** A public message of a specialist, as a letter that falls into the customer's conversation. */
export function reply(house: EmailHouse, facts: Reply): LetterToWrite {
  const say = speak(facts.locale)
  const number = String(facts.request)
  const { author } = facts
  const large = facts.filesSize > LARGEST_FILES ? say('mail.reply.files-on-portal') : ''
  const text = [facts.text, large].filter(Boolean).join('\n\n')
  return {
    ...threaded(house, facts),
    subject: say('mail.acknowledgement.subject-known', { number, subject: oneLine(facts.subject) }),
    text: say('mail.reply.text', { text, author: oneLine(author), number, link: linkTo(house, facts.request) }),
  }
}

/** Long conversations keep their beginning and their end, as mail clients do (RFC 5322 knows no limit, servers do). */
const LONGEST_CHAIN = 20

function threaded(house: EmailHouse, { request, unique, chain }: About) {
  const mark = house.mark(request)
  const references = chain.length > LONGEST_CHAIN ? [...chain.slice(0, 1), ...chain.slice(1 - LONGEST_CHAIN)] : chain
  return {
    messageId: markedLetterId(request, mark, unique, new URL(house.url).hostname),
    inReplyTo: chain.at(-1) ?? null,
    references,
    replyTo: markedAddress(house.address, request, mark),
  }
}

function linkTo({ url }: EmailHouse, request: number): string {
  return `${url}/requests/${request}`
}

/** No header is ever broken by what somebody wrote. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
