import { dayNumber, type LocalDate, weekdayOf } from '../hours/local-date.ts'
import type { Stretch } from './shift.ts'
import { daysLater, stretchOf, wallAt } from './wall.ts'

/** How many people a team needs at once, and between which times of its clock on each day. */
export interface DutyNeed {
  /** 1 to `MOST_NEEDED`. */
  readonly people: number
  /** On Saturdays and Sundays too; what goes on over midnight is of the day on which it began. */
  readonly weekends: boolean
  /** 'HH:MM' both; one that ends no later than it begins ends on the next day, so the same twice is round the clock. */
  readonly from: string
  readonly to: string
}

export const MOST_NEEDED = 20

/** What a team needs until somebody says otherwise: one person, round the clock. */
export const USUAL_NEED: DutyNeed = { people: 1, weekends: true, from: '00:00', to: '00:00' }

/** The stretches in which a team needs people that have a part of a longer one, in their order. */
export function neededWithin(need: DutyNeed, zone: string, within: Stretch): readonly Stretch[] {
  const [first, last] = [wallAt(zone, within.startsAt).day, wallAt(zone, within.endsAt).day]
  const stretches: Stretch[] = []
  for (let day = daysLater(first, -1); day <= last; day = daysLater(day, 1)) {
    if (!need.weekends && isWeekend(day)) continue
    const whole = stretchOf(zone, { day, from: need.from, to: need.to })
    const part = {
      startsAt: Math.max(whole.startsAt, within.startsAt),
      endsAt: Math.min(whole.endsAt, within.endsAt),
    }
    if (part.startsAt < part.endsAt) stretches.push(part)
  }
  return stretches
}

function isWeekend(day: LocalDate): boolean {
  return weekdayOf(dayNumber(day)) > 4
}
