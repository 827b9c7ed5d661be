import { CHANNELS, type Channel, PRIORITIES, STATUSES, type Status } from '../../../src/domain/ground/words.ts'
import { INNER_VIEWS, type InnerView } from '../../../src/domain/request/views.ts'
import { type ListName, showsEnded } from './view-names.ts'

const SORTS = ['due', 'newest', 'changed'] as const
export type Sort = (typeof SORTS)[number]

/** What a list shows of its view; all of it stands in the address. */
export interface Filters {
  /** Of the view only what stands in this one, too. */
  readonly also: InnerView | null
  readonly team: number | null
  readonly status: Status | null
  readonly priority: number | null
  /** The assignee is whoever looks: the same address shows each his own. */
  readonly mine: boolean
  readonly specialist: number | null
  readonly contact: number | null
  readonly venue: number | null
  readonly channel: Channel | null
  readonly service: number | null
  readonly contract: number | null
  /** Days of filing, 'YYYY-MM-DD', both included. */
  readonly since: string | null
  readonly until: string | null
  readonly sort: Sort
}

export const NO_FILTERS = {
  also: null,
  team: null,
  status: null,
  priority: null,
  mine: false,
  specialist: null,
  contact: null,
  venue: null,
  channel: null,
  service: null,
  contract: null,
  since: null,
  until: null,
} as const satisfies Omit<Filters, 'sort'>

const IDS = ['team', 'specialist', 'contact', 'venue', 'service', 'contract'] as const

/** What the address says; what it says badly is left out. */
export function filtersIn(search: URLSearchParams, list: ListName | null): Filters {
  const ids = Object.fromEntries(IDS.map((name) => [name, idIn(search, name)])) as Record<(typeof IDS)[number], number>
  return {
    ...NO_FILTERS,
    ...ids,
    also: INNER_VIEWS.find((view) => view === search.get('also')) ?? null,
    status: STATUSES.find((status) => status === search.get('status')) ?? null,
    priority: PRIORITIES.find((priority) => String(priority) === search.get('priority')) ?? null,
    mine: search.has('mine'),
    channel: CHANNELS.find((channel) => channel === search.get('channel')) ?? null,
    since: dayIn(search, 'since'),
    until: dayIn(search, 'until'),
    sort: sortsOf(list).find((sort) => sort === search.get('sort')) ?? usualSort(list),
  }
}

/** The same filters as an address says them; the usual order is not said. */
export function searchOf(filters: Filters, list: ListName | null): URLSearchParams {
  const search = new URLSearchParams()
  for (const name of FILTERS) {
    const value = filters[name]
    if (value !== null && value !== false) search.set(name, value === true ? '1' : String(value))
  }
  if (filters.sort !== usualSort(list)) search.set('sort', filters.sort)
  return search
}

/** The list as the API is asked for it; two addresses with the same question show the same list. */
export function questionOf(filters: Filters, list: ListName | null, me: number): URLSearchParams {
  const { mine, specialist, ...rest } = filters
  const question = searchOf({ ...rest, mine: false, specialist: mine ? me : specialist }, list)
  question.set('sort', filters.sort)
  if (list !== 'all') question.set('view', list ?? '')
  return question
}

/** Whether something is left out of the view; the team is the name of its list where all that is open is shown. */
export function isFiltered(filters: Filters, list: ListName | null): boolean {
  return FILTERS.some((name) => filters[name] !== NO_FILTERS[name] && !(name === 'team' && list === 'open'))
}

const FILTERS = [
  'also',
  'team',
  'status',
  'priority',
  'mine',
  'specialist',
  'contact',
  'venue',
  'channel',
  'service',
  'contract',
  'since',
  'until',
] as const satisfies readonly (keyof typeof NO_FILTERS)[]

/** Orders in which a list may stand: what has ended is due no more. */
export function sortsOf(list: ListName | null): readonly Sort[] {
  return showsEnded(list) ? SORTS.filter((sort) => sort !== 'due') : SORTS
}

/** Of a queue the most urgent are meant, of what was resolved what was resolved last, of all requests ever the latest. */
const USUAL_SORTS: { readonly [Name in ListName]?: Sort } = { all: 'newest', resolved: 'changed', spam: 'newest' }

function usualSort(list: ListName | null): Sort {
  return (list && USUAL_SORTS[list]) ?? 'due'
}

function idIn(search: URLSearchParams, name: string): number | null {
  const value = search.get(name) ?? ''
  return /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null
}

/** A day that the calendar has, of this century. */
function dayIn(search: URLSearchParams, name: string): string | null {
  const day = search.get(name) ?? ''
  if (!/^20\d\d-\d\d-\d\d$/.test(day)) return null
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : null
}
