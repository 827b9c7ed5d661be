import { cutWithDots } from '../../domain/ground/clean-text.ts'
import { markedAddress, markedLetterId } from '../../domain/mail/threading.ts'
import { formatsFor, type When } from '../../texts/format.ts'
import type { Language } from '../../texts/language.ts'
import { speak } from '../../texts/say.ts'
import { type EmailHouse, hostOf, settingsOf } from './index.ts'
import { letterPage } from './letter-layout.ts'
import { footer } from './letter-parts.ts'
import type { Markup } from './markup.ts'
import type { OwnWords } from './own-words.ts'

export interface LetterToWrite {
  readonly messageId: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly replyTo: string
}

/** What every letter about a request is written from: whom it is for, and which conversation it belongs to. */
export interface Told {
  readonly locale: Language
  readonly zone: string
  readonly now: When
  readonly request: number
  /** Null in an acknowledgement to an unproven address: it must not carry words that a stranger wrote. */
  readonly subject: string | null
  readonly place: string | null
  /** The same for the same letter: a repeat is recognised by it. */
  readonly unique: string
  /** Message-IDs of the conversation as its reader knows it, oldest first. */
  readonly chain: readonly string[]
  /** False for a recipient who is only in copy: he may not open the request. */
  readonly mayOpen: boolean
  /** The company's own words for letters, where it has them. */
  readonly own: OwnWords
  /** Can sign in by this address, so has a page where he says when he is written to. */
  readonly maySignIn: boolean
}

/** Somebody's words on paper. */
export interface Said {
  readonly text: string
  readonly author: string
  readonly team: string | null
  readonly at: When
  readonly filesSize: number
}

export interface Composed {
  readonly title: string
  readonly preheader: string
  readonly text: string
  readonly rows: readonly Markup[]
  /** The last line; what an answer to the letter does. */
  readonly ending: string
  /** Instead of the usual subject of the conversation. */
  readonly subject?: string
}

/** Most servers take letters of 25 MB, and files grow by a third on their way. What is larger waits on the portal. */
export const LARGEST_FILES = 15_000_000

/** Puts a composed letter into its conversation, both as text and as HTML. */
export function written(house: EmailHouse, told: Told, composed: Composed): LetterToWrite {
  const say = speak(told.locale)
  const settings = settingsOf(house)
  const links = [
    ...(told.mayOpen ? [{ label: say('mail.open'), href: linkTo(house, told.request) }] : []),
    ...(told.maySignIn ? [{ label: say('mail.settings'), href: settings }] : []),
  ]
  return {
    ...threaded(house, told),
    subject: oneLine(composed.subject ?? subjectOf(told)),
    text: told.maySignIn ? `${composed.text}\n${say('mail.settings.text', { link: settings })}` : composed.text,
    html: letterPage({
      language: told.locale,
      title: composed.title,
      preheader: beginning(composed.preheader),
      brand: say('common.brand'),
      service: say('common.service'),
      rows: [...composed.rows, footer(composed.ending, links)],
    }),
  }
}

/** What every letter about a request can say of it. */
export function aboutRequest(house: EmailHouse, { request, subject, place, mayOpen }: Told) {
  return {
    number: String(request),
    subject: oneLine(subject ?? ''),
    place: place ?? '',
    link: mayOpen ? linkTo(house, request) : '',
  }
}

/** The words of the company, and under them what no words take away. */
export function withFixed(text: string, fixed: readonly (string | null)[]): string {
  return [text, ...fixed].filter((part) => part !== null && part !== '').join('\n\n')
}

export function linkTo({ url }: EmailHouse, request: number): string {
  return `${url}/requests/${request}`
}

/** «23 нояб. в 15:18», as the reader's wall clock has it. */
export function momentFor({ locale, zone, now }: Told, at: When): string {
  const { date, time } = formatsFor(locale, zone)
  return speak(locale)('mail.at', { date: date(at, now), time: time(at) })
}

/** «Анна Седова, 1-я линия · 23 нояб. в 15:18» */
export function bylineFor(told: Told, { author, team, at }: Said): string {
  const who = [author, team].filter((part) => part !== null).join(', ')
  return `${oneLine(who)} · ${momentFor(told, at)}`
}

/** No line break from a person's words gets into a header (header injection). */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

/** The same in every letter of a conversation, as clients that thread by subject want it. */
function subjectOf({ locale, request, subject, chain }: Told): string {
  const say = speak(locale)
  const number = String(request)
  if (subject === null) return say('mail.acknowledgement.subject', { number })
  return say(chain.length > 0 ? 'mail.subject.again' : 'mail.subject', { number, subject: oneLine(subject) })
}

/** Long conversations keep their beginning and their end, as mail clients do (RFC 5322 knows no limit, servers do). */
const LONGEST_CHAIN = 20

function threaded(house: EmailHouse, { request, unique, chain }: Told) {
  const mark = house.mark(request)
  const references = chain.length > LONGEST_CHAIN ? [...chain.slice(0, 1), ...chain.slice(1 - LONGEST_CHAIN)] : chain
  return {
    messageId: markedLetterId(request, mark, unique, hostOf(house)),
    inReplyTo: chain.at(-1) ?? null,
    references,
    replyTo: house.plusAddressing ? markedAddress(house.address, request, mark) : house.address,
  }
}

function beginning(text: string): string {
  return cutWithDots(oneLine(text), 140)
}
