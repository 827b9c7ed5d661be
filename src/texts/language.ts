/** Russian first: its catalogues name the ids, the others must match them. */
export const LANGUAGES = ['ru', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value)
}

/** The first wish we can fulfil («en-GB» is English), Russian otherwise. */
export function languageFor(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const language = wish?.slice(0, 2).toLowerCase()
    if (isLanguage(language)) return language
  }
  return 'ru'
}
