import type { Texts } from '../../language.ts'

/** Of what only those see who come by the code of a label. */
export const SCAN_WORDS: Texts = {
  ru: () => import('./texts/ru.ts'),
  en: () => import('./texts/en.ts'),
}
