import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CustomerRecord, ListedCustomer } from '../../../src/contract/customers/customers.ts'
import type { ListedOrganisation, OrganisationCard, Tree } from '../../../src/contract/customers/organisations.ts'
import type { DealerEffect, ListedEquipment, ListedVenue, VenueRecord } from '../../../src/contract/customers/venues.ts'
import { get } from '../../api.ts'

/** Everything of customers that is shown; a change of one thing may show in any of them. */
const KEY = 'customers'

export interface Named {
  readonly id: number
  readonly name: string
}

interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** Lists of records by their address in the API. */
interface Lists {
  readonly organisations: ListedOrganisation
  readonly venues: ListedVenue
  readonly customers: ListedCustomer
  readonly equipment: ListedEquipment
}

export function listOf<Name extends keyof Lists>(name: Name, query: string, signal?: AbortSignal) {
  return get<Page<Lists[Name]>>(`/api/${name}?${query}`, signal)
}

/** A list page by page: what is known stays in sight while more comes. */
export function useList<Name extends keyof Lists>(name: Name, query: string) {
  const found = useInfiniteQuery({
    queryKey: [KEY, name, query],
    queryFn: ({ pageParam, signal }) => listOf(name, pageParam === '' ? query : `${query}&cursor=${pageParam}`, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  return { ...found, items: found.data?.pages.flatMap(({ items }) => items) }
}

export function useOrganisation(id: number) {
  return useQuery({
    queryKey: [KEY, 'organisation', id],
    queryFn: ({ signal }) => get<OrganisationCard>(`/api/organisations/${id}`, signal),
  })
}

export function useVenue(id: number) {
  return useQuery({
    queryKey: [KEY, 'venue', id],
    queryFn: ({ signal }) => get<VenueRecord>(`/api/venues/${id}/record`, signal),
  })
}

export function useCustomer(id: number) {
  return useQuery({
    queryKey: [KEY, 'customer', id],
    queryFn: ({ signal }) => get<CustomerRecord>(`/api/customers/${id}`, signal),
  })
}

export function useTree(reading: 'dealers' | 'owners', under: string | null) {
  return useQuery({
    queryKey: [KEY, 'tree', reading, under],
    queryFn: ({ signal }) =>
      get<Tree>(`/api/organisation-tree?reading=${reading}${under === null ? '' : `&under=${under}`}`, signal),
  })
}

export function useDealerEffect(venue: number, dealer: number | null) {
  const query = dealer === null ? '' : `?dealer=${dealer}`
  return useQuery({
    queryKey: [KEY, 'dealer-effect', venue, dealer],
    queryFn: ({ signal }) => get<DealerEffect>(`/api/venues/${venue}/dealer-effect${query}`, signal),
  })
}

/** Whatever was changed, all of it is asked for anew. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: [KEY] })
}
