import { useLocation } from '@tanstack/react-router'
import { cutText } from '../../../src/domain/ground/clean-text.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { useGo } from '../go.ts'
import { type Filters, STATES } from './asked.ts'

export function useFilters(): [Filters, (change: Partial<Filters>, how?: 'push' | 'replace') => void] {
  const { searchStr } = useLocation()
  const go = useGo()
  const { seesOrganisation } = useMe().abilities
  const filters = filtersIn(searchStr, seesOrganisation)
  return [filters, (change, how) => go(addressOf({ ...filters, ...change }), how)]
}

export function isFiltered({ state, venue, words }: Filters): boolean {
  return state !== 'open' || venue !== null || words !== ''
}

export function addressOf({ scope, state, venue, words }: Filters): string {
  const query = new URLSearchParams()
  if (scope !== 'mine') query.set('scope', scope)
  if (state !== 'open') query.set('state', state)
  if (venue !== null) query.set('venue', String(venue))
  if (words !== '') query.set('q', words)
  return query.size > 0 ? `${paths.requests}?${query}` : paths.requests
}

function filtersIn(search: string, seesOrganisation: boolean): Filters {
  const query = new URLSearchParams(search)
  const venue = Number(query.get('venue'))
  return {
    scope: query.get('scope') === 'all' && seesOrganisation ? 'all' : 'mine',
    state: STATES.find((one) => one === query.get('state')) ?? 'open',
    venue: Number.isInteger(venue) && venue > 0 ? venue : null,
    words: cutText(query.get('q') ?? '', 200),
  }
}
