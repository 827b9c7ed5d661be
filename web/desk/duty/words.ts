import type { Texts } from '../../language.ts'

/** Of the week of duty: nobody else's page waits for them. */
export const DUTY_WORDS: Texts = {
  ru: () => import('./texts/ru.ts'),
  en: () => import('./texts/en.ts'),
}
