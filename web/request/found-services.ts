import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CatalogueNode } from '../../src/contract/catalogue/catalogue.ts'
import { searchableWords } from '../../src/domain/catalogue/recognised.ts'
import { get } from '../api.ts'

interface Nodes {
  readonly nodes: readonly CatalogueNode[]
}

const A_WHILE = 10 * 60_000

/** Services that fit a person's own words, the likeliest first. */
export function useFoundServices(words: string): readonly CatalogueNode[] {
  const asked = searchableWords(words)
  const { data } = useQuery({
    queryKey: ['catalogue', 'search', asked],
    queryFn: ({ signal }) => get<Nodes>(`/api/catalogue/search?q=${encodeURIComponent(asked ?? '')}`, signal),
    enabled: asked !== null,
    staleTime: A_WHILE,
    placeholderData: keepPreviousData,
  })
  return asked === null ? [] : (data?.nodes ?? [])
}
