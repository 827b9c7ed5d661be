import { useQuery } from '@tanstack/react-query'
import type { DutyShift, DutyWeek } from '../../src/contract/duty/duty.ts'
import { dayNumber, localDate, weekdayOf } from '../../src/domain/hours/local-date.ts'
import { get } from '../api.ts'

export type DutyTeam = DutyWeek['teams'][number]
export type DutyGap = DutyTeam['gaps'][number]
export type { DutyShift, DutyWeek }

export const DUTY = ['duty'] as const

/** The week of a day; null: this week. The last one stays until the next one has come. */
export function useDuty(week: string | null) {
  return useQuery({
    queryKey: [...DUTY, week],
    queryFn: ({ signal }) =>
      get<DutyWeek>(week === null ? '/api/duty' : `/api/duty?week=${encodeURIComponent(week)}`, signal),
    placeholderData: (before) => before,
  })
}

export function later(day: string, days: number): string {
  return localDate(dayNumber(day) + days)
}

export function daysOf(week: string): readonly string[] {
  return [0, 1, 2, 3, 4, 5, 6].map((days) => later(week, days))
}

export function isWeekend(day: string): boolean {
  return weekdayOf(dayNumber(day)) > 4
}

/** A day of the calendar as a moment that every zone from −11 to +11 has on that day. */
export function noonOf(day: string): string {
  return `${day}T12:00:00Z`
}

/** The part of a shift that a day has: from and to as shares of the day. */
export interface Piece {
  readonly day: string
  readonly left: number
  readonly right: number
}

/** A shift as pieces, one for each day of the week that has a part of it. */
export function piecesOf(
  { day, from, to }: Pick<DutyShift, 'day' | 'from' | 'to'>,
  week: readonly string[],
): readonly Piece[] {
  const [begins, ends] = [shareOf(from), shareOf(to)]
  const pieces: Piece[] =
    ends > begins
      ? [{ day, left: begins, right: ends }]
      : [
          { day, left: begins, right: 1 },
          { day: later(day, 1), left: 0, right: ends },
        ]
  return pieces.filter((piece) => piece.right > piece.left && week.includes(piece.day))
}

/** Where a gap stands in a week: from and to as shares of it, as far as the week has it. */
export function placeOfGap({ begins, ends }: DutyGap, week: string): { readonly left: number; readonly right: number } {
  const shareOfWeek = ({ day, time }: DutyGap['begins']) => (dayNumber(day) - dayNumber(week) + shareOf(time)) / 7
  return { left: Math.max(shareOfWeek(begins), 0), right: Math.min(shareOfWeek(ends), 1) }
}

function shareOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) / 1440
}

/** «08–20», and with minutes where there are any. */
export function hoursText({ from, to }: Pick<DutyShift, 'from' | 'to'>): string {
  return [from, to].map((time) => time.replace(/:00$/, '')).join('–')
}

/** Who has a row of the team: its people, and whoever has a shift there. */
export function rowsOf(team: DutyTeam): readonly number[] {
  return [...new Set([...team.members, ...team.shifts.map(({ personId }) => personId)])]
}

export function nameIn(week: DutyWeek, personId: number): string {
  return week.people.find(({ id }) => id === personId)?.name ?? '—'
}

/** Whether somebody is away on a day. */
export function awayOn(week: DutyWeek, personId: number, day: string): DutyWeek['absences'][number] | null {
  return week.absences.find((one) => one.personId === personId && one.startsOn <= day && day <= one.endsOn) ?? null
}
