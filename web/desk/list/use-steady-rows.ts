import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { RequestDetails, RequestRow } from '../../../src/contract/request.ts'
import { keys } from '../../queries.ts'
import { steadied } from './steadied.ts'

interface SteadyRows {
  readonly rows: readonly RequestRow[]
  readonly arrivals: number
  readonly isStale: boolean
  /** Shows what has gathered, in the order of now. */
  readonly settle: () => void
}

/** Rows whose contents follow the news while their places do not. `isPointed`: the pointer is in the list. */
export function useSteadyRows(fresh: readonly RequestRow[], opened: number | null, isPointed: boolean): SteadyRows {
  const queries = useQueryClient()
  const known = useRef(new Map<number, RequestRow>())
  const [shown, setShown] = useState<readonly number[]>([])
  for (const row of fresh) known.current.set(row.number, row)

  const { order, arrivals, isStale } = useMemo(
    () =>
      steadied(
        shown,
        fresh.map(({ number }) => number),
        (number) => number === opened || isPointed,
      ),
    [shown, fresh, opened, isPointed],
  )
  useEffect(() => setShown((was) => (isSame(was, order) ? was : order)), [order])

  const isFresh = new Set(fresh.map(({ number }) => number))
  const rows = order.flatMap((number) => {
    const row = known.current.get(number)
    // A request that has left the list is still told as it is, while it is open.
    const details = isFresh.has(number) ? undefined : queries.getQueryData<RequestDetails>(keys.request(number))
    return details ?? row ?? []
  })
  return { rows, arrivals: arrivals.length, isStale, settle: () => setShown(fresh.map(({ number }) => number)) }
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((number, place) => number === other[place])
}
