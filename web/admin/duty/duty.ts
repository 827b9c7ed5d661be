import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DutyShift, DutyWeek, ShiftOrder } from '../../../src/contract/duty/duty.ts'
import { dayNumber, localDate, weekdayOf } from '../../../src/domain/hours/local-date.ts'
import { get, newKey, post, put, remove } from '../../api.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { showToast } from '../../ui/toasts.ts'

export type DutyTeam = DutyWeek['teams'][number]
export type DutyGap = DutyTeam['gaps'][number]
export type { DutyShift, DutyWeek, ShiftOrder }

const KEY = ['duty'] as const

/** The week of a day; null: this week. The last one stays until the next one has come. */
export function useDuty(week: string | null) {
  return useQuery({
    queryKey: [...KEY, week],
    queryFn: ({ signal }) =>
      get<DutyWeek>(week === null ? '/api/duty' : `/api/duty?week=${encodeURIComponent(week)}`, signal),
    placeholderData: (before) => before,
  })
}

export function useDutyRefresh() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: KEY })
}

export const saveShift = (
  shift: DutyShift | null,
  { teamId, ...order }: ShiftOrder & { readonly teamId: number },
  key: string,
): Promise<unknown> =>
  shift
    ? put(`/api/duty/shifts/${shift.id}`, { ...order, seen: orderOf(shift) })
    : post('/api/duty/shifts', { teamId, ...order }, key)

export function orderOf({ personId, kind, day, from, to }: DutyShift): ShiftOrder {
  return { personId, kind, day, from, to }
}

/** Something that is done at once, by a button or a key; a refusal is said. */
export function useDutyAct<Given>(act: (given: Given) => Promise<unknown>, onDone: (given: Given) => void) {
  const say = useSay()
  const refresh = useDutyRefresh()
  return useMutation({
    mutationFn: act,
    onSuccess: async (_, given) => {
      await refresh()
      onDone(given)
    },
    onError: (error) => {
      showToast({ text: say(textOfProblem(error)), urgent: true })
      void refresh()
    },
  })
}

export const moveShift = ({ shift, to }: { readonly shift: DutyShift; readonly to: Partial<ShiftOrder> }) =>
  put(`/api/duty/shifts/${shift.id}`, { ...orderOf(shift), ...to, seen: orderOf(shift) })

export const removeShift = (id: number) => remove(`/api/duty/shifts/${id}`)

export const fillGap = (filling: { readonly teamId: number; readonly startsAt: string; readonly personId: number }) =>
  post('/api/duty/gaps', filling, newKey())

export const repeatWeek = (week: string) =>
  post<{ made: number; stayed: number }>('/api/duty/repetitions', { week, weeks: 4 }, newKey())

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

/** The shift that would fill a gap, or its first day. */
export function fillingOf(team: DutyTeam, gap: DutyGap): Edited {
  const { day, time: from } = gap.begins
  const isWithinDay = Date.parse(gap.endsAt) - Date.parse(gap.startsAt) <= 24 * 3_600_000
  const to = isWithinDay ? gap.ends.time : from
  return { teamId: team.id, personId: gap.free[0]?.person.id ?? null, day, hours: { from, to } }
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

/** What the dialog is open for: a shift that is there, or one that begins on a day. */
export type Edited =
  | { readonly shift: DutyShift }
  | {
      readonly teamId: number | null
      readonly personId: number | null
      readonly day: string
      /** Left out: the usual ones. */
      readonly hours?: { readonly from: string; readonly to: string }
    }
