import { cutWithDots } from '../../../domain/ground/clean-text.ts'
import { formatsFor, type When } from '../../../texts/format.ts'
import { speak } from '../../../texts/say.ts'
import type { EmailHouse } from '../index.ts'
import { choice, heading, quiet, row, scores, strong, words } from '../letter-parts.ts'
import {
  aboutRequest,
  bylineFor,
  LARGEST_FILES,
  type LetterToWrite,
  momentFor,
  oneLine,
  type Said,
  type Told,
  written,
} from '../outbound.ts'

export interface Resolved extends Told {
  readonly said: Said
  /** The first time, or when silence is about to close it. */
  readonly title: 'resolved' | 'reminder.resolved'
  /** Until when the solution was promised; null when it was not. */
  readonly promisedBy: When | null
  /** When silence closes it. */
  readonly closesAt: When | null
  /** Whether a reminder comes before that. */
  readonly reminds: boolean
  /** The page of this letter; opening it changes nothing (domain/mail/letter-links.ts). */
  readonly page: string
}

const SCORES = [1, 2, 3, 4, 5] as const

/** «Заявка выполнена»: the solution, and rating, closing or going on in one press each. */
export function resolved(house: EmailHouse, told: Resolved): LetterToWrite {
  const say = speak(told.locale)
  const number = String(told.request)
  const { said, page } = told
  const title = say(`mail.title.${told.title}`, { number })
  const silence = silenceOf(told)
  const large = said.filesSize > LARGEST_FILES ? say('mail.files-on-portal') : null
  const own = told.own(told.title === 'resolved' ? 'resolved' : 'resolved_reminder', told.locale, {
    ...aboutRequest(house, told),
    message: said.text,
    author: oneLine(said.author),
    until: silence ?? '',
  })
  const main = own?.text ?? said.text
  const links = { close: `${page}?do=close`, resume: `${page}?do=resume`, page }
  return written(house, told, {
    title,
    preheader: say('mail.resolved.preheader', { solution: cutWithDots(oneLine(said.text), 90) }),
    text: say('mail.resolved.text', {
      text: [main, large].filter((part) => part !== null).join('\n\n'),
      author: oneLine(said.author),
      number,
      silence: silence ?? '',
      ...links,
    }),
    rows: [
      row(heading(title, [told.subject, told.place]), 24),
      row(words(main)),
      row(quiet(promised(told)), 8),
      ...(large === null ? [] : [row(quiet(large), 12)]),
      row(strong(say('mail.rate.title')), 28),
      row(scores(SCORES.map((score) => scoreOf(told, score))), 12),
      row(
        choice(
          { label: say('mail.resolved.close'), href: links.close },
          { label: say('mail.resolved.resume'), href: links.resume },
        ),
        24,
      ),
      ...(silence === null ? [] : [row(quiet(silence), 12)]),
    ],
    ending: say('mail.answer'),
  })
}

function silenceOf(told: Resolved): string | null {
  const { locale, closesAt, reminds } = told
  if (closesAt === null) return null
  return speak(locale)(reminds ? 'mail.resolved.closes.reminded' : 'mail.resolved.closes', {
    at: momentFor(told, closesAt),
  })
}

function promised(told: Resolved): string {
  const byline = bylineFor(told, told.said)
  const { locale, zone, promisedBy, said } = told
  if (promisedBy === null) return byline
  const { isToday, time } = formatsFor(locale, zone)
  const at = isToday(promisedBy, said.at) ? time(promisedBy) : momentFor(told, promisedBy)
  return `${byline}, ${speak(locale)('mail.resolved.promised', { at })}`
}

function scoreOf({ locale, page }: Resolved, score: (typeof SCORES)[number]) {
  const say = speak(locale)
  const means = score === 1 || score === 3 || score === 5 ? say(`mail.rate.${score}`) : ''
  return { score, href: `${page}?score=${score}`, means, label: say('mail.rate.score', { score }) }
}
