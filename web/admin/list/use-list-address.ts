import { useLocation, useRouter } from '@tanstack/react-router'

export interface ListAddress {
  readonly words: string
  readonly state: string | null
}

/** What a list shows stands in the address; `name` tells the lists of one page apart. */
export function useListAddress(name: string): readonly [ListAddress, (change: Partial<ListAddress>) => void] {
  const { pathname, searchStr } = useLocation()
  const { history } = useRouter()
  const [words, state] = name === '' ? ['q', 'state'] : [`${name}-q`, `${name}-state`]
  const search = new URLSearchParams(searchStr)
  const now = { words: search.get(words) ?? '', state: search.get(state) }
  const change = (some: Partial<ListAddress>) => {
    const next = { ...now, ...some }
    const query = new URLSearchParams(searchStr)
    put(query, words, next.words)
    put(query, state, next.state ?? '')
    history.replace(query.size === 0 ? pathname : `${pathname}?${query}`)
  }
  return [now, change]
}

function put(query: URLSearchParams, name: string, value: string) {
  if (value === '') query.delete(name)
  else query.set(name, value)
}
