import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { type Mode, searchToWrite } from '../composer/wanted-mode.ts'
import { type Filters, filtersIn, isFiltered, questionOf, searchOf } from './filters.ts'
import { isListName, type ListName } from './view-names.ts'

export interface QueueAddress extends Filters {
  /** Null: there is no such view. */
  readonly view: ListName | null
  readonly number: number | null
  /** The side panel stands over the request: on a narrow window, where it is a step of its own. */
  readonly side: boolean
  /** The filters as the address says them. */
  readonly search: string
  /** The list as the API is asked for it; two addresses with the same question show the same list. */
  readonly question: string
  readonly isFiltered: boolean
  readonly hrefOf: (number: number | null) => string
  readonly open: (number: number | null) => void
  /** Opens it to write: an answer or a note. */
  readonly write: (number: number, mode: Mode) => void
  readonly change: (filters: Partial<Filters>) => void
  readonly showSide: (shown: boolean) => void
}

export function useQueueAddress(): QueueAddress {
  const router = useRouter()
  const me = useMe()
  const { view: name, number } = useParams({ strict: false })
  const { searchStr } = useLocation()

  return useMemo(() => {
    const search = new URLSearchParams(searchStr)
    const view = isListName(name) ? name : null
    const filters = filtersIn(search, view)
    const hrefOf = (one: number | null, next: Filters = filters) => {
      const path = one === null ? paths.deskView(name ?? '') : paths.deskRequestInView(name ?? '', one)
      return withSearch(path, searchOf(next, view).toString())
    }
    const opened = number === undefined ? null : Number(number)

    return {
      ...filters,
      view,
      number: opened,
      side: search.has('side'),
      search: searchOf(filters, view).toString(),
      question: questionOf(filters, view, me.id).toString(),
      isFiltered: isFiltered(filters, view),
      hrefOf: (one) => hrefOf(one),
      open: (one) => router.history.push(hrefOf(one)),
      write: (one, mode) => {
        const said = [searchOf(filters, view).toString(), searchToWrite(mode)].filter(Boolean).join('&')
        router.history.push(withSearch(paths.deskRequestInView(name ?? '', one), said))
      },
      change: (some) => router.history.replace(hrefOf(opened, { ...filters, ...some })),
      showSide: (shown) => {
        if (!shown) return router.history.back()
        search.set('side', '1')
        router.history.push(withSearch(location.pathname, search.toString()))
      },
    }
  }, [router, me.id, name, number, searchStr])
}

function withSearch(path: string, search: string): string {
  return search ? `${path}?${search}` : path
}
