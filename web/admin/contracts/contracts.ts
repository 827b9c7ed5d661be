import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  BookLine,
  bookPage,
  ContractDraft,
  ContractPage,
  Covered,
  customerHits,
} from '../../../src/contract/terms/contract-book.ts'
import type { TextId } from '../../../src/texts/catalogue.ts'
import { get } from '../../api.ts'
import { TERMS } from '../terms/terms.ts'

export const STATES = ['all', 'active', 'ending', 'over', 'suspended', 'draft'] as const
export type BookState = (typeof STATES)[number]

export function useBook(words: string, state: BookState) {
  return useInfiniteQuery({
    queryKey: [...TERMS, 'book', words, state],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      get<z.infer<typeof bookPage>>(
        `/api/contract-book?${new URLSearchParams({ q: words, state, offset: String(pageParam) })}`,
        signal,
      ),
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
}

export function useContract(id: number) {
  return useQuery({
    queryKey: [...TERMS, 'contract', id],
    queryFn: ({ signal }) => get<ContractPage>(`/api/contracts/${id}`, signal),
    refetchOnWindowFocus: false,
  })
}

export function useCustomerSearch(words: string) {
  return useQuery({
    queryKey: ['customer-search', words],
    queryFn: ({ signal }) =>
      get<z.infer<typeof customerHits>>(`/api/customer-search?${new URLSearchParams({ q: words })}`, signal),
    select: ({ items }) => items,
    enabled: words.trim().length > 1,
    placeholderData: keepPreviousData,
  })
}

/** How a contract stands today: the state that is kept, or that its term has run out or soon will. */
export function standingOf({ state, endsOn }: Pick<BookLine, 'state' | 'endsOn'>, today: string) {
  if (state === 'expired' || (endsOn !== null && endsOn < today)) return 'over' as const
  if (state !== 'active') return state
  const left = daysLeft(endsOn, today)
  return left !== null && left <= ENDING_DAYS ? ('ending' as const) : ('active' as const)
}

const ENDING_DAYS = 60
const DAY = 86_400_000

export function daysLeft(endsOn: string | null, today: string): number | null {
  return endsOn === null ? null : Math.round((Date.parse(endsOn) - Date.parse(today)) / DAY)
}

/** The same day of the next year; the last of February is the last again. */
export function yearLater(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year + 1, month, 0)).getUTCDate()
  const wasLast = new Date(Date.UTC(year, month, 0)).getUTCDate() === day
  return new Date(Date.UTC(year + 1, month - 1, wasLast ? last : Math.min(day, last))).toISOString().slice(0, 10)
}

export type Customer = ContractDraft['customers'][number]

export function customerKey(one: Customer | Covered): string {
  if ('organisationId' in one && one.organisationId !== undefined) return `organisation-${one.organisationId}`
  if ('venueId' in one && one.venueId !== undefined) return `venue-${one.venueId}`
  return `person-${'personId' in one ? one.personId : ''}`
}

export function customerOf(covered: Covered): Customer | null {
  if (covered.organisationId !== undefined) return { organisationId: covered.organisationId }
  if (covered.venueId !== undefined) return { venueId: covered.venueId }
  return covered.personId === undefined ? null : { personId: covered.personId }
}

export function draftOf(page: ContractPage): ContractDraft {
  return {
    number: page.number,
    name: page.name,
    kind: page.kind,
    state: page.state,
    startsOn: page.startsOn,
    endsOn: page.endsOn,
    hoursId: page.hoursId,
    levelId: page.levelId,
    contractServiceType: page.contractServiceType,
    waitingExternalPauses: page.waitingExternalPauses,
    hourPackage: page.hourPackage,
    coversAllServices: page.coversAllServices,
    serviceIds: page.serviceIds,
    customers: page.customers,
  }
}

/** The parts that differ. */
export function changedParts(before: ContractDraft, after: ContractDraft): readonly (keyof ContractDraft)[] {
  const names = Object.keys(before).filter((name): name is keyof ContractDraft => name in before)
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

/** How a part of a contract is called. */
export function partText(part: string): TextId {
  const known = PARTS.find((one) => one === part)
  return known ? `admin.contracts.part.${known}` : 'admin.contracts.title'
}

const PARTS = [
  'number',
  'name',
  'kind',
  'state',
  'startsOn',
  'endsOn',
  'hoursId',
  'levelId',
  'contractServiceType',
  'waitingExternalPauses',
  'hourPackage',
  'coversAllServices',
  'serviceIds',
  'customers',
] as const satisfies readonly (keyof ContractDraft)[]
