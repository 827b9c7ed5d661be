import { MINUTE } from '../ground/instant.ts'

/** A code and its link open nothing after so long. */
export const CODE_LIFETIME = 15 * MINUTE

/** Letters with a code that one person gets: whoever orders them may be anybody. */
const LETTERS = { anHour: 3, aDay: 10 }

/** Whether one more letter may leave, after those of the last hour and of the last day. */
export function isLetterDue({
  withinHour,
  withinDay,
}: {
  readonly withinHour: number
  readonly withinDay: number
}): boolean {
  return withinHour < LETTERS.anHour && withinDay < LETTERS.aDay
}
