import type { Db } from '../../../db/engine/database.ts'
import type { Language } from '../../../texts/language.ts'
import { speak } from '../../../texts/say.ts'
import { letterPage } from '../letter-layout.ts'
import { choice, footer, heading, quiet, row, words } from '../letter-parts.ts'
import { oneLine, withFixed } from '../outbound.ts'
import { loadOwnWords, type OwnWords } from '../own-words.ts'

/** To a caller whose contract is without phone: where he files instead, with nothing in it that he said. */
export async function wayInLetter(db: Db, language: Language, facts: { readonly page: string }) {
  return wayInLetterWith(await loadOwnWords(db), language, facts)
}

export function wayInLetterWith(ownWords: OwnWords, language: Language, { page }: { readonly page: string }) {
  const say = speak(language)
  const title = say('mail.way-in.title')
  const own = ownWords('way_in', language, { link: page })
  const lead = own?.text ?? say('mail.way-in.lead')
  return {
    subject: own?.subject ? oneLine(own.subject) : say('mail.way-in.subject'),
    text: own
      ? withFixed(own.text, [`${say('mail.way-in.do')}: ${page}`, say('mail.way-in.ending')])
      : say('mail.way-in.text', { page }),
    html: letterPage({
      language,
      title,
      preheader: lead,
      brand: say('common.brand'),
      service: say('common.service'),
      rows: [
        row(heading(title, []), 24),
        row(words(lead)),
        ...(own ? [] : [row(quiet(say('mail.way-in.stop')), 12)]),
        row(choice({ label: say('mail.way-in.do'), href: page }, null), 20),
        footer(say('mail.way-in.ending'), []),
      ],
    }),
  }
}
