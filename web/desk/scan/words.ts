import type { Texts } from '../../language.ts'

/** Of the camera: nobody else's page waits for them. */
export const SCAN_WORDS: Texts = {
  ru: () => import('./texts/ru.ts'),
  en: () => import('./texts/en.ts'),
}
