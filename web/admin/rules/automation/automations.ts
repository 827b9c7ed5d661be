import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { AutomationPage, AutomationShape, AutomationTrial } from '../../../../src/contract/routing/automations.ts'
import { get, newKey, post, put } from '../../../api.ts'

export type Automation = AutomationShape
export type Doing = Automation['does'][number]

const AUTOMATIONS = ['automations'] as const
const PATH = '/api/automations'

export function useAutomations() {
  return useQuery({
    queryKey: AUTOMATIONS,
    queryFn: ({ signal }) => get<AutomationPage>(PATH, signal),
    refetchOnWindowFocus: false,
  })
}

export function useSaveAutomations() {
  const queries = useQueryClient()
  return {
    save: (order: Pick<AutomationPage, 'rules'> & { readonly seen: number }) => put<{ version: number }>(PATH, order),
    again: () => queries.invalidateQueries({ queryKey: AUTOMATIONS }),
  }
}

/** Asked anew for others; the last answer stays until the next one has come. */
export function useAutomationTrial(rules: readonly Automation[], days: 7 | 30) {
  return useQuery({
    queryKey: ['automation-trial', days, rules],
    queryFn: () =>
      post<AutomationTrial>(`${PATH}/trials`, { rules: rules.filter((one) => lackOf(one) === null), days }, newKey()),
    placeholderData: (before) => before,
    staleTime: 60_000,
  })
}

export function newAutomation(): Automation {
  return { id: newKey(), name: '', enabled: true, trigger: 'registered', when: [], does: [] }
}

export function newDoing(kind: Doing['kind']): Doing {
  switch (kind) {
    case 'criticality':
      return { kind, criticality: 'high' }
    case 'watcher':
      return { kind, personId: 0 }
    case 'draft':
      return { kind, templateId: 0 }
    case 'note':
      return { kind, text: '' }
  }
}

/** What it still needs before it can hold; null: nothing. */
export function lackOf({ name, when, does }: Automation) {
  if (name.trim() === '') return 'admin.rules.name.missing'
  if (when.flat().some(({ values }) => values.length === 0)) return 'admin.rules.values.missing'
  return does.length === 0 || does.some(isEmpty) ? 'admin.automations.does.missing' : null
}

export function isEmpty(doing: Doing): boolean {
  if (doing.kind === 'watcher') return doing.personId === 0
  if (doing.kind === 'draft') return doing.templateId === 0
  return doing.kind === 'note' && doing.text.trim() === ''
}
