import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ImportPage, importList, ListedImport, UndoPlan } from '../../../src/contract/imports/imports.ts'
import { get } from '../../api.ts'

const KEY = 'imports'

/** While a worker is at it, it is asked for again and again. */
const PAUSE = 700
const AT_WORK: readonly ListedImport['state'][] = ['reading', 'trying', 'running', 'undoing']

export function isAtWork({ state }: Pick<ListedImport, 'state'>): boolean {
  return AT_WORK.includes(state)
}

export function useImports() {
  return useQuery({
    queryKey: [KEY],
    queryFn: ({ signal }) => get<z.infer<typeof importList>>('/api/imports', signal),
    select: ({ imports }) => imports,
    refetchInterval: ({ state: { data } }) => (data?.imports.some(isAtWork) ? PAUSE : false),
  })
}

export function useImport(id: number) {
  return useQuery({
    queryKey: [KEY, id],
    queryFn: ({ signal }) => get<ImportPage>(`/api/imports/${id}`, signal),
    refetchInterval: ({ state: { data } }) => (data && isAtWork(data) ? PAUSE : false),
  })
}

export function useUndoPlan(id: number) {
  return useQuery({
    queryKey: [KEY, id, 'undo-plan'],
    queryFn: ({ signal }) => get<UndoPlan>(`/api/imports/${id}/undo-plan`, signal),
  })
}

/** What was done shows at once. */
export function useRefreshImports(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: [KEY] })
}

/** How many rows a run would write or look at: those without a problem. */
export function rowsToLoad({ counts }: Pick<ListedImport, 'counts'>): number {
  return counts.create + counts.update
}
