import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CatalogueNode } from '../../src/contract/catalogue/catalogue.ts'
import { cutText } from '../../src/domain/ground/clean-text.ts'
import { get } from '../api.ts'

interface Nodes {
  readonly nodes: readonly CatalogueNode[]
}

const A_WHILE = 10 * 60_000

/** Services that fit a person's own words; nothing is asked before there are three letters. */
export function useFoundServices(words: string): readonly CatalogueNode[] {
  const asked = cutText(words.trim(), 200)
  const { data } = useQuery({
    queryKey: ['catalogue', 'search', asked],
    queryFn: ({ signal }) => get<Nodes>(`/api/catalogue/search?q=${encodeURIComponent(asked)}`, signal),
    enabled: asked.length >= 3,
    staleTime: A_WHILE,
    placeholderData: keepPreviousData,
  })
  return asked.length >= 3 ? (data?.nodes ?? []) : []
}
