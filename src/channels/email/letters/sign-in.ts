import type { Language } from '../../../texts/language.ts'
import { speak } from '../../../texts/say.ts'
import { letterPage } from '../letter-layout.ts'
import { choice, figures, footer, heading, quiet, row, words } from '../letter-parts.ts'

export interface SignInFacts {
  readonly code: string
  readonly link: string
  /** How long both work. */
  readonly minutes: number
}

/** The code, large enough to be read from the lock screen into another device, and the link for this one. */
export function signInLetter(language: Language, facts: SignInFacts) {
  const say = speak(language)
  const values = { ...facts }
  const title = say('mail.sign-in.title')
  return {
    subject: say('mail.sign-in.subject', values),
    text: say('mail.sign-in.text', values),
    html: letterPage({
      language,
      title,
      preheader: say('mail.sign-in.once', values),
      brand: say('common.brand'),
      service: say('common.service'),
      rows: [
        row(heading(title, []), 24),
        row(figures(facts.code), 16),
        row(quiet(say('mail.sign-in.once', values)), 8),
        row(words(say('mail.sign-in.or')), 24),
        row(choice({ label: say('sign-in.enter'), href: facts.link }, null), 12),
        footer(say('mail.sign-in.ending'), []),
      ],
    }),
  }
}
