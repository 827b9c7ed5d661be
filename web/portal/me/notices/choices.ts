import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NoticeChoices, ShownChoices } from '../../../../src/contract/notices/choices.ts'
import { get, put } from '../../../api.ts'
import { useSay } from '../../../language.ts'
import { kindInWords } from '../../../notices/ways.ts'
import { textOfProblem } from '../../../problem.ts'
import { showToast } from '../../../ui/toasts.ts'

export const CHOICES = ['notice-choices'] as const
type Choice = NoticeChoices['choices'][number]

export function useChoices() {
  return useQuery({
    queryKey: CHOICES,
    queryFn: ({ signal }) => get<ShownChoices>('/api/me/notice-choices', signal),
  })
}

/** Saves what is chosen at once, and offers the way back. */
export function useChoosing() {
  const say = useSay()
  const queries = useQueryClient()
  const saving = useMutation({
    mutationKey: CHOICES,
    mutationFn: (choices: readonly Choice[]) => put('/api/me/notice-choices', { choices }),
    // The box turns at once; what was refused comes back with what is kept.
    onMutate: async (choices) => {
      // An answer that is on its way was asked before the change and would show the past.
      await queries.cancelQueries({ queryKey: CHOICES })
      queries.setQueryData<ShownChoices>(CHOICES, (kept) => kept && withChoices(kept, choices))
    },
    onError: (error: Error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    // After the last of several: an answer between them would take back the boxes of those that are not saved as yet.
    onSettled: () =>
      queries.isMutating({ mutationKey: CHOICES }) > 1 ? undefined : queries.invalidateQueries({ queryKey: CHOICES }),
  })
  const save = (choices: readonly Choice[], before: readonly Choice[], text: string) =>
    saving.mutate(choices, {
      onSuccess: () => showToast({ text, undo: { label: say('common.undo'), run: () => saving.mutate([...before]) } }),
    })
  const own = ({ choices }: ShownChoices, { kind, way }: Choice): Choice => ({
    kind,
    way,
    wanted: choices.find((one) => one.kind === kind && one.way === way)?.wanted ?? null,
  })
  return {
    /** A choice that is what his roles hear anyway is none. */
    turn: (
      shown: ShownChoices,
      cell: { readonly kind: ShownChoices['rows'][number]['kind'] } & Pick<Choice, 'way'>,
      isOn: boolean,
    ) => {
      const byRole = shown.rows
        .find(({ kind }) => kind === cell.kind)
        ?.cells.find(({ way }) => way === cell.way)?.byRole
      const choice = { ...cell, wanted: byRole === isOn ? null : isOn }
      const kind = kindInWords(say, shown.side, cell.kind).name
      const by = say(`notices.by.${cell.way}`)
      save([choice], [own(shown, choice)], say(isOn ? 'notices.now' : 'notices.no-more', { kind, by }))
    },
    asRole: (shown: ShownChoices) => {
      const nothing = shown.choices.map(({ kind, way }) => ({ kind, way, wanted: null }))
      save(nothing, shown.choices, say('notices.as-role.done'))
    },
  }
}

function withChoices(kept: ShownChoices, choices: readonly Choice[]): ShownChoices {
  const chosen = (kind: string, way: string) => choices.find((one) => one.kind === kind && one.way === way)
  return {
    ...kept,
    choices: [
      ...kept.choices.filter(({ kind, way }) => !chosen(kind, way)),
      ...choices.flatMap(({ wanted, ...cell }) => (wanted === null ? [] : [{ ...cell, wanted }])),
    ],
    rows: kept.rows.map(({ kind, cells }) => ({
      kind,
      cells: cells.map((cell) => {
        const choice = chosen(kind, cell.way)
        return choice ? { ...cell, wanted: choice.wanted ?? cell.byRole } : cell
      }),
    })),
  }
}
