import type { Priority } from '../ground/words.ts'

const HOURS = 60

/** Reaction and resolution times in minutes by priority: docs/product.md#defaults, shown as demonstration values. */
export const DEMONSTRATION_TIMES = {
  premium: { 1: [15, 4 * HOURS], 2: [30, 8 * HOURS], 3: [2 * HOURS, 24 * HOURS], 4: [8 * HOURS, 72 * HOURS] },
  standard: { 1: [30, 8 * HOURS], 2: [HOURS, 16 * HOURS], 3: [4 * HOURS, 40 * HOURS], 4: [8 * HOURS, 80 * HOURS] },
  basic: {
    1: [HOURS, 16 * HOURS],
    2: [2 * HOURS, 24 * HOURS],
    3: [8 * HOURS, 40 * HOURS],
    4: [16 * HOURS, 80 * HOURS],
  },
} as const satisfies Record<string, Record<Priority, readonly [number, number]>>

/** Terms begin here when a desk is set up: early enough for every request it will ever get. */
export const FROM_THE_BEGINNING = Date.UTC(2020, 0, 1)
