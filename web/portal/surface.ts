import { askTogether } from '../first-answers.ts'
import type { Texts } from '../language.ts'
import { togetherAt } from './together.ts'

export const TEXTS: Texts = { ru: () => import('./texts/ru.ts'), en: () => import('./texts/en.ts') }

/** What the portal asks in one when it is opened at this address. */
export function beginAt(path: string): void {
  askTogether(togetherAt(path))
}
