import type { Db } from '../../../db/engine/database.ts'
import type { Language } from '../../../texts/language.ts'
import { speak } from '../../../texts/say.ts'
import { letterPage } from '../letter-layout.ts'
import { choice, figures, footer, heading, quiet, row, words } from '../letter-parts.ts'
import { oneLine, withFixed } from '../outbound.ts'
import { loadOwnWords, type OwnWords } from '../own-words.ts'

export interface SignInFacts {
  readonly code: string
  readonly link: string
  /** How long both work. */
  readonly minutes: number
}

/** The code, large enough to be read from the lock screen into another device, and the link for this one. */
export async function signInLetter(db: Db, language: Language, facts: SignInFacts) {
  return signInLetterWith(await loadOwnWords(db), language, facts)
}

export function signInLetterWith(ownWords: OwnWords, language: Language, facts: SignInFacts) {
  const say = speak(language)
  const values = { ...facts }
  const { code, link, minutes } = facts
  const own = ownWords('sign_in', language, { code, link, minutes: String(minutes) })
  const title = say('mail.sign-in.title')
  return {
    subject: own?.subject ? oneLine(own.subject) : say('mail.sign-in.subject', values),
    text: own
      ? withFixed(own.text, [`${title}: ${code}`, `${say('sign-in.enter')}: ${link}`, say('mail.sign-in.ending')])
      : say('mail.sign-in.text', values),
    html: letterPage({
      language,
      title,
      preheader: say('mail.sign-in.once', values),
      brand: say('common.brand'),
      service: say('common.service'),
      rows: [
        row(heading(title, []), 24),
        row(figures(facts.code), 16),
        ...(own
          ? [row(words(own.text), 24)]
          : [row(quiet(say('mail.sign-in.once', values)), 8), row(words(say('mail.sign-in.or')), 24)]),
        row(choice({ label: say('sign-in.enter'), href: facts.link }, null), 12),
        footer(say('mail.sign-in.ending'), []),
      ],
    }),
  }
}
