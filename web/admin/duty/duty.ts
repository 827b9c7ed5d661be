import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ShiftOrder } from '../../../src/contract/duty/duty.ts'
import { newKey, post, put, remove } from '../../api.ts'
import { DUTY, type DutyGap, type DutyShift, type DutyTeam } from '../../duty/week.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { showToast } from '../../ui/toasts.ts'

export type { ShiftOrder }

export function useDutyRefresh() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: DUTY })
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

/** Something that is done at once, by a button or a key; a refusal is said. Those of one `scope` are done in turn. */
export function useDutyAct<Given>(
  act: (given: Given) => Promise<unknown>,
  onDone: (given: Given) => void,
  scope?: string,
) {
  const say = useSay()
  const refresh = useDutyRefresh()
  return useMutation({
    mutationFn: act,
    ...(scope !== undefined && { scope: { id: scope } }),
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

/** The shift that would fill a gap, or its first day. */
export function fillingOf(team: DutyTeam, gap: DutyGap): Edited {
  const { day, time: from } = gap.begins
  const isWithinDay = Date.parse(gap.endsAt) - Date.parse(gap.startsAt) <= 24 * 3_600_000
  const to = isWithinDay ? gap.ends.time : from
  return { teamId: team.id, personId: gap.free[0]?.person.id ?? null, day, hours: { from, to } }
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
