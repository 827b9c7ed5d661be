/** Why somebody is away. */
export const ABSENCE_REASONS = ['vacation', 'illness', 'trip', 'day_off', 'other'] as const
export type AbsenceReason = (typeof ABSENCE_REASONS)[number]

/** Days of somebody's own zone as 'YYYY-MM-DD', both included. */
export interface Absence {
  readonly startsOn: string
  readonly endsOn: string
  readonly reason: AbsenceReason
  /** Who stands in for him; null: nobody is named. */
  readonly substituteId: number | null
}

/** Longer is no absence but leaving. */
export const LONGEST_ABSENCE_DAYS = 366

export type WrongAbsence = 'absence.ends-before' | 'absence.too-long' | 'absence.over' | 'absence.overlaps'

/** What is wrong with an absence that somebody enters on this day; null when it can stand beside his others. */
export function wrongOf(next: Absence, others: readonly Absence[], today: string): WrongAbsence | null {
  if (next.endsOn < next.startsOn) return 'absence.ends-before'
  if (daysBetween(next.startsOn, next.endsOn) >= LONGEST_ABSENCE_DAYS) return 'absence.too-long'
  if (next.endsOn < today) return 'absence.over'
  const overlaps = others.some((one) => one.startsOn <= next.endsOn && next.startsOn <= one.endsOn)
  return overlaps ? 'absence.overlaps' : null
}

/** The absence that this day is in; null: he is there. */
export function absenceOn<One extends Absence>(absences: readonly One[], day: string): One | null {
  return absences.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn) ?? null
}

/** Those that have a day between the two, both included. */
export function absencesBetween<One extends Pick<Absence, 'startsOn' | 'endsOn'>>(
  absences: readonly One[],
  first: string,
  last: string,
): readonly One[] {
  return absences.filter(({ startsOn, endsOn }) => startsOn <= last && endsOn >= first)
}

/** What routing and whoever chooses somebody needs to know of him. */
export interface Availability {
  readonly open: number
  /** So many open requests he takes at once; null: any number. */
  readonly openLimit: number | null
  readonly isAway: boolean
}

/** Why somebody is given no new request by himself; null when he is. A person may choose him all the same. */
export function whyTakesNone({ open, openLimit, isAway }: Availability): 'away' | 'full' | null {
  if (isAway) return 'away'
  return openLimit !== null && open >= openLimit ? 'full' : null
}

const DAY = 86_400_000

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY
}
