import type { When } from '../../../texts/format.ts'
import { speak } from '../../../texts/say.ts'
import type { EmailHouse } from '../index.ts'
import { heading, quiet, row, words } from '../letter-parts.ts'
import {
  aboutRequest,
  bylineFor,
  LARGEST_FILES,
  type LetterToWrite,
  linkTo,
  momentFor,
  oneLine,
  type Said,
  type Told,
  written,
} from '../outbound.ts'

export interface Reply extends Told {
  readonly said: Said
}

export interface Question extends Reply {
  /** The first time, or when it waits for days. */
  readonly title: 'question' | 'reminder.question'
  /** When it is closed without an answer; null when that is not known. */
  readonly givesUpAt: When | null
}

/** A public message of a specialist, as a letter that falls into its reader's conversation. Nothing earlier is in it. */
export function reply(house: EmailHouse, told: Reply): LetterToWrite {
  const { request, subject } = told
  const title = speak(told.locale)('mail.reply.about', { number: String(request), subject: oneLine(subject ?? '') })
  return message(house, told, { kind: 'reply', above: [row(quiet(title), 24)], waits: null })
}

/** The same when the support waits for the answer. */
export function question(house: EmailHouse, told: Question): LetterToWrite {
  const say = speak(told.locale)
  const about = say('mail.reply.about', { number: String(told.request), subject: oneLine(told.subject ?? '') })
  const { givesUpAt } = told
  const waits = givesUpAt === null ? null : say('mail.question.gives-up', { at: momentFor(told, givesUpAt) })
  return message(house, told, {
    kind: told.title === 'question' ? 'question' : 'question_reminder',
    above: [row(heading(say(`mail.title.${told.title}`), [about, told.place]), 24)],
    waits,
  })
}

interface Form {
  readonly kind: 'reply' | 'question' | 'question_reminder'
  readonly above: readonly ReturnType<typeof row>[]
  /** What becomes of it without an answer. */
  readonly waits: string | null
}

function message(house: EmailHouse, told: Reply, { kind, above, waits }: Form) {
  const say = speak(told.locale)
  const number = String(told.request)
  const { said } = told
  const large = said.filesSize > LARGEST_FILES ? say('mail.files-on-portal') : null
  const notes = [large, waits].filter((note) => note !== null)
  const values = { ...aboutRequest(house, told), message: said.text, author: oneLine(said.author) }
  const own = told.own(kind, told.locale, kind === 'reply' ? values : { ...values, until: waits ?? '' })
  const main = own?.text ?? said.text
  const text = say(told.mayOpen ? 'mail.reply.text' : 'mail.reply.text.copied', {
    text: [main, ...notes].join('\n\n'),
    author: oneLine(said.author),
    number,
    link: linkTo(house, told.request),
  })
  return written(house, told, {
    title: say('mail.reply.about', { number, subject: oneLine(told.subject ?? '') }),
    preheader: said.text,
    text,
    rows: [
      ...above,
      row(words(main)),
      row(quiet(bylineFor(told, said)), 8),
      ...notes.map((note) => row(quiet(note), 12)),
    ],
    ending: say('mail.answer'),
  })
}
