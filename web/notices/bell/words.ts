import type { Texts } from '../../language.ts'

/** Of the bell where it is fetched after the page. */
export const BELL_WORDS: Texts = {
  ru: () => import('./texts/ru.ts'),
  en: () => import('./texts/en.ts'),
}
