import { HOUR, type Instant } from '../ground/instant.ts'

/**
 * `duty`: alarms of the team come to him, and there is one at a time. `shift`: he is at work and stands behind whoever is on duty.
 * `phone`: he is at home, answers by telephone, and for every team that has nobody: the senior.
 */
export const SHIFT_KINDS = ['duty', 'shift', 'phone'] as const
export type ShiftKind = (typeof SHIFT_KINDS)[number]

/** Somebody is there for a team, from the one moment until before the other. */
export interface Shift {
  readonly teamId: number
  readonly personId: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly kind: ShiftKind
}

/** Seven days, and the hour of a night in which clocks go back. */
export const LONGEST_SHIFT = 169 * HOUR

export type WrongShift = 'duty.ends-before' | 'duty.too-long' | 'duty.overlaps' | 'duty.doubled'

/** What is wrong with a shift beside others of its team; null when it can stand there. Two on duty at once would each wait for the other. */
export function wrongOfShift(next: Shift, others: readonly Shift[]): WrongShift | null {
  if (next.endsAt <= next.startsAt) return 'duty.ends-before'
  if (next.endsAt - next.startsAt > LONGEST_SHIFT) return 'duty.too-long'
  const meeting = others.filter((other) => other.teamId === next.teamId && overlap(other, next))
  if (meeting.some(({ personId }) => personId === next.personId)) return 'duty.doubled'
  return next.kind === 'duty' && meeting.some(({ kind }) => kind === 'duty') ? 'duty.overlaps' : null
}

/** From the one moment until before the other. */
export type Stretch = Pick<Shift, 'startsAt' | 'endsAt'>

export function overlap(one: Stretch, other: Stretch): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt
}

export function holdsAt({ startsAt, endsAt }: Stretch, at: Instant): boolean {
  return startsAt <= at && at < endsAt
}
