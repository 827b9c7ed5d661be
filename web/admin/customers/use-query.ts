import { useLocation, useRouter } from '@tanstack/react-router'

export type Query = Readonly<Record<string, string | null>>

/** What a page shows stands in its address: pane, tab, what is unfolded. `null` takes a name out. */
export function useAddressQuery() {
  const { pathname, searchStr } = useLocation()
  const { history } = useRouter()
  const now = new URLSearchParams(searchStr)
  const hrefWith = (change: Query, path = pathname) => {
    const query = new URLSearchParams(searchStr)
    for (const [name, value] of Object.entries(change)) {
      if (value === null || value === '') query.delete(name)
      else query.set(name, value)
    }
    return query.size === 0 ? path : `${path}?${query}`
  }
  return {
    get: (name: string) => now.get(name),
    hrefWith,
    /** A step that Back takes back. */
    go: (change: Query, path?: string) => history.push(hrefWith(change, path)),
    /** Where Back should not stop: words as they are typed, lines as they unfold. */
    put: (change: Query) => history.replace(hrefWith(change)),
  }
}
