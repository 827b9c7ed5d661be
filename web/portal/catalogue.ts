import { useQuery } from '@tanstack/react-query'
import type { CatalogueNode, CatalogueService } from '../../src/contract/catalogue/catalogue.ts'
import { get } from '../api.ts'

const A_WHILE = 10 * 60_000

interface Nodes {
  readonly nodes: readonly CatalogueNode[]
}

/** The published tree. */
export function useCatalogue() {
  return useQuery({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) => get<Nodes>('/api/catalogue', signal),
    staleTime: A_WHILE,
    select: ({ nodes }) => nodes,
  })
}

/** A service with its form; null while none is chosen. */
export function useService(id: number | null) {
  return useQuery({
    queryKey: ['catalogue', 'service', id],
    queryFn: ({ signal }) => get<CatalogueService>(`/api/catalogue/${id}`, signal),
    enabled: id !== null,
    staleTime: A_WHILE,
  })
}

/** What people ask for most stands first in its group: the first service of each group, then the second ones. */
export function frequentServices(nodes: readonly CatalogueNode[], most: number): readonly CatalogueNode[] {
  const services = nodes.filter(({ isGroup, availability }) => !isGroup && availability !== 'unavailable')
  const place = (node: CatalogueNode) => services.filter(({ parentId }) => parentId === node.parentId).indexOf(node)
  return services.toSorted((a, b) => place(a) - place(b)).slice(0, most)
}
