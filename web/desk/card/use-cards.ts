import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { cardNotes, PersonSurroundings, VenueSurroundings } from '../../../src/contract/request/card.ts'
import type { PersonCard, RequestPage, VenueCard } from '../../../src/contract/request/request.ts'
import { get } from '../../api.ts'
import { keys } from '../../queries.ts'

/** Whose card it is, as addresses of the API name it. */
export interface CardName {
  readonly kind: 'people' | 'venues'
  readonly id: number
}

export function usePersonCard(id: number | null) {
  return useQuery({
    queryKey: ['person', id],
    queryFn: ({ signal }) => get<PersonCard>(`/api/people/${id}`, signal),
    enabled: id !== null,
  })
}

export function useVenueCard(id: number | null) {
  return useQuery({
    queryKey: ['venue', id],
    queryFn: ({ signal }) => get<VenueCard>(`/api/venues/${id}`, signal),
    enabled: id !== null,
  })
}

export function usePersonSurroundings(id: number) {
  return useQuery({
    queryKey: ['person', id, 'surroundings'],
    queryFn: ({ signal }) => get<PersonSurroundings>(`/api/people/${id}/surroundings`, signal),
  })
}

export function useVenueSurroundings(id: number) {
  return useQuery({
    queryKey: ['venue', id, 'surroundings'],
    queryFn: ({ signal }) => get<VenueSurroundings>(`/api/venues/${id}/surroundings`, signal),
  })
}

export function notesKey({ kind, id }: CardName) {
  return ['notes', kind, id] as const
}

export function useNotes(card: CardName) {
  return useQuery({
    queryKey: notesKey(card),
    queryFn: ({ signal }) => get<z.infer<typeof cardNotes>>(`/api/${card.kind}/${card.id}/notes`, signal),
  })
}

const FIRST: string | null = null
/** So many requests of a card at a time. */
const PAGE = 6

/** Requests of a card, page by page; kept true by live news. */
export function useCardRequests(question: string) {
  return useInfiniteQuery({
    queryKey: [...keys.requests, 'card', question],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? '' : `&cursor=${pageParam}`
      return get<RequestPage>(`/api/requests?${question}&limit=${PAGE}${cursor}`, signal)
    },
    initialPageParam: FIRST,
    getNextPageParam: ({ next }) => next,
  })
}
