import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { KnownTrouble } from '../../src/contract/request/request.ts'
import { searchableWords } from '../../src/domain/catalogue/recognised.ts'
import { get } from '../api.ts'
import { keys } from '../queries.ts'
import { useSettled } from './use-settled.ts'

const NOTHING: KnownTrouble = { announcements: [], requests: [] }

export interface AboutToFile {
  readonly words: string
  readonly venue: number | null
  readonly service: number | null
}

/** What is announced or filed already of what somebody is about to file; null while it is being looked up for the first time. */
export function useKnownTrouble({ words, venue, service }: AboutToFile): KnownTrouble | null {
  const asked = useSettled(searchableWords(words))
  const query = new URLSearchParams({ q: asked ?? '' })
  if (venue !== null) query.set('venue', String(venue))
  if (service !== null) query.set('service', String(service))
  const { data, isPending } = useQuery({
    queryKey: [...keys.requests, 'known-trouble', query.toString()],
    queryFn: ({ signal }) => get<KnownTrouble>(`/api/known-trouble?${query}`, signal),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  })
  if (searchableWords(words) === null) return NOTHING
  return asked !== null && isPending ? null : (data ?? NOTHING)
}
