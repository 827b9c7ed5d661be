import type { Db } from '../../db/engine/database.ts'
import { listWordings } from '../../db/mail/letter-wordings.ts'
import type { LetterKind, LetterWords } from '../../domain/mail/letter-wordings.ts'
import type { Language } from '../../texts/language.ts'
import { rendered, type TemplateValues } from '../../texts/liquid.ts'

/** The company's own words for a letter; null: it has none, so the letter is in those of the program. */
export type OwnWords = (kind: LetterKind, language: Language, values: TemplateValues) => LetterWords | null

export const NO_OWN_WORDS: OwnWords = () => null

/** What is kept of them now. A template that cannot be said throws: it was found to be right when it was kept. */
export async function loadOwnWords(db: Db): Promise<OwnWords> {
  const all = await listWordings(db)
  return (kind, language, values) => {
    const kept = all.find((one) => one.kind === kind && one.language === language)
    return kept ? wordsFrom(kept, values) : null
  }
}

/** Templates with their values, as plain text. */
export function wordsFrom({ subject, text }: LetterWords, values: TemplateValues): LetterWords {
  return { subject: subject === '' ? '' : rendered(subject, values), text: rendered(text, values).trim() }
}
