import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Status } from '../../../src/domain/ground/words.ts'
import { PRIORITIES, STATUSES } from '../../../src/domain/ground/words.ts'
import type { DeskView } from '../../../src/domain/request/views.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { isDeskView } from './view-names.ts'

export const SORTS = ['due', 'newest', 'changed'] as const
export type Sort = (typeof SORTS)[number]

/** What the list shows; all of it stands in the address. */
export interface Filters {
  readonly team: number | null
  readonly status: Status | null
  readonly priority: number | null
  readonly mine: boolean
  readonly sort: Sort
}

export interface QueueAddress extends Filters {
  /** Null: there is no such view. */
  readonly view: DeskView | null
  readonly number: number | null
  /** The side panel stands over the request: on a narrow window, where it is a step of its own. */
  readonly side: boolean
  /** The list as the API is asked for it; two addresses with the same question show the same list. */
  readonly question: string
  readonly isFiltered: boolean
  readonly hrefOf: (number: number | null) => string
  readonly open: (number: number | null) => void
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
    const filters = filtersIn(search)
    const view = isDeskView(name) ? name : null
    const searchOf = (next: Filters) => questionOf(next).toString()
    const hrefOf = (one: number | null, next: Filters = filters) => {
      const path = one === null ? paths.deskView(name ?? '') : paths.deskRequestInView(name ?? '', one)
      return withSearch(path, searchOf(next))
    }
    const opened = number === undefined ? null : Number(number)
    const api = new URLSearchParams({ view: view ?? '', ...Object.fromEntries(questionOf(filters)) })
    api.delete('mine')
    if (filters.mine) api.set('specialist', String(me.id))

    return {
      ...filters,
      view,
      number: opened,
      side: search.has('side'),
      question: api.toString(),
      isFiltered: filters.status !== null || filters.priority !== null || filters.mine,
      hrefOf: (one) => hrefOf(one),
      open: (one) => router.history.push(hrefOf(one)),
      change: (some) => router.history.replace(hrefOf(opened, { ...filters, ...some })),
      showSide: (shown) => {
        if (!shown) return router.history.back()
        search.set('side', '1')
        router.history.push(withSearch(location.pathname, search.toString()))
      },
    }
  }, [router, me.id, name, number, searchStr])
}

function filtersIn(search: URLSearchParams): Filters {
  const team = Number(search.get('team'))
  return {
    team: Number.isInteger(team) && team > 0 ? team : null,
    status: STATUSES.find((status) => status === search.get('status')) ?? null,
    priority: PRIORITIES.find((priority) => String(priority) === search.get('priority')) ?? null,
    mine: search.has('mine'),
    sort: SORTS.find((sort) => sort === search.get('sort')) ?? 'due',
  }
}

function questionOf({ team, status, priority, mine, sort }: Filters): URLSearchParams {
  const question = new URLSearchParams()
  if (team !== null) question.set('team', String(team))
  if (status !== null) question.set('status', status)
  if (priority !== null) question.set('priority', String(priority))
  if (mine) question.set('mine', '1')
  if (sort !== 'due') question.set('sort', sort)
  return question
}

function withSearch(path: string, search: string): string {
  return search ? `${path}?${search}` : path
}
