import { askTogether } from '../first-answers.ts'
import type { Texts } from '../language.ts'
import { CALLBACKS } from './calls/use-calls.ts'
import { WAITING } from './handover/use-handover.ts'
import { CARE } from './letters/use-letter-care.ts'
import { TOGETHER } from './together.ts'

export const TEXTS: Texts = { ru: () => import('./texts/ru.ts'), en: () => import('./texts/en.ts') }

/** What the desk asks in one, wherever it is opened. */
export function beginAt(): void {
  // These are asked for anew with others than those beside which they stand in the API.
  askTogether(TOGETHER, { callbacks: CALLBACKS, 'handover/waiting': WAITING, 'letter-care': CARE })
}
