import { useLocation, useRouter } from '@tanstack/react-router'

/** The steps of a page that stand in its address beside what is typed: `check` shows what an edit would do. */
export function useStep(name = 'step') {
  const { pathname, searchStr } = useLocation()
  const { history } = useRouter()
  const search = new URLSearchParams(searchStr)
  const address = (value: string | null) => {
    const query = new URLSearchParams(searchStr)
    if (value === null) query.delete(name)
    else query.set(name, value)
    return query.size === 0 ? pathname : `${pathname}?${query}`
  }
  return {
    step: search.get(name),
    go: (value: string | null) => history.push(address(value)),
    turn: (value: string | null) => history.replace(address(value)),
  }
}
