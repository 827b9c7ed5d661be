import type { Language } from '../../../texts/language.ts'
import { speak } from '../../../texts/say.ts'
import { letterPage } from '../letter-layout.ts'
import { choice, footer, heading, quiet, row, words } from '../letter-parts.ts'

/** To a caller whose contract is without phone: where he files instead, with nothing in it that he said. */
export function wayInLetter(language: Language, { page }: { readonly page: string }) {
  const say = speak(language)
  const title = say('mail.way-in.title')
  const lead = say('mail.way-in.lead')
  return {
    subject: say('mail.way-in.subject'),
    text: say('mail.way-in.text', { page }),
    html: letterPage({
      language,
      title,
      preheader: lead,
      brand: say('common.brand'),
      service: say('common.service'),
      rows: [
        row(heading(title, []), 24),
        row(words(lead)),
        row(quiet(say('mail.way-in.stop')), 12),
        row(choice({ label: say('mail.way-in.do'), href: page }, null), 20),
        footer(say('mail.way-in.ending'), []),
      ],
    }),
  }
}
