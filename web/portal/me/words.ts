import type { Texts } from '../../language.ts'

/** Of one's own page: nobody else's page waits for them. */
export const ME_WORDS: Texts = {
  ru: () => import('./texts/ru.ts'),
  en: () => import('./texts/en.ts'),
}
