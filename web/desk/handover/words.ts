import type { Texts } from '../../language.ts'

/** Of the end of a shift: nobody else's page waits for them. */
export const HANDOVER_WORDS: Texts = {
  ru: () => import('./texts/ru.ts'),
  en: () => import('./texts/en.ts'),
}
