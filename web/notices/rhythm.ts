import type { SummaryOrder } from '../../src/contract/notices/summaries.ts'
import type { SummaryRhythm } from '../../src/domain/notices/rhythm.ts'
import type { TextId } from '../../src/texts/catalogue.ts'

/** As it is chosen: `once` is each notice at once, `role` is as one’s role has it. */
export type Every = SummaryRhythm | 'once' | 'role'

/** A rhythm as it is typed; `at` counts of `day` alone. */
export interface TypedRhythm<Choice extends Every = Every> {
  readonly every: Choice
  readonly at: string
}

/** What stands at the time until somebody types another one. */
export const MORNING = '09:00'

export const RHYTHM_TEXTS = {
  role: 'notices.as-role',
  once: 'rhythm.once',
  hour: 'rhythm.hour',
  day: 'rhythm.day',
  shift: 'rhythm.shift',
} as const satisfies Record<Every, TextId>

export function summaryOrder({ every, at }: TypedRhythm<Exclude<Every, 'role'>>): SummaryOrder {
  if (every === 'day') return { every, at }
  return every === 'once' ? { every: null } : { every }
}
