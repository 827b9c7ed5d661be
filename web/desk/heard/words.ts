import type { Texts } from '../../language.ts'

/** Of the page of all notices: nobody else's page waits for them. */
export const HEARD_WORDS: Texts = {
  ru: () => import('./texts/ru.ts'),
  en: () => import('./texts/en.ts'),
}
