import { ENDED, LIVING, WITH_CUSTOMER } from '../../../src/domain/ground/status.ts'

export const STATES = ['open', 'yours', 'ended', 'all'] as const
export type State = (typeof STATES)[number]

/** What the list shows; all of it stands in the address. */
export interface Filters {
  readonly scope: 'mine' | 'all'
  readonly state: State
  readonly venue: number | null
  readonly words: string
}

const STATUSES: Record<State, readonly string[]> = {
  open: LIVING,
  yours: WITH_CUSTOMER,
  ended: ENDED,
  all: [],
}

/** What the list holds as long as nobody has filtered it. */
export const UNFILTERED: Filters = { scope: 'mine', state: 'open', venue: null, words: '' }

/** The same list as the API understands it. */
export function apiQueryOf({ scope, state, venue, words }: Filters): URLSearchParams {
  const query = new URLSearchParams({ view: scope === 'all' ? 'organisation' : 'my_requests' })
  if (STATUSES[state].length > 0) query.set('status', STATUSES[state].join(','))
  if (venue !== null) query.set('venue', String(venue))
  if (words.trim() !== '') query.set('q', words.trim())
  return query
}

/** The first page of a list. */
export function listAddress(filters: Filters): string {
  return `/api/requests?${apiQueryOf(filters)}&limit=50`
}
