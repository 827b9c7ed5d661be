import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { RequestRow } from '../../../src/contract/request/request.ts'
import { requestQuery } from '../request/use-request.ts'
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
  // Whoever shows the request asks for it; here only what he got is followed.
  const details = useQuery({ ...requestQuery(opened ?? 0), enabled: false }).data
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
    const hasLeft = !isFresh.has(number)
    return (hasLeft && details?.number === number ? details : row) ?? []
  })
  return { rows, arrivals: arrivals.length, isStale, settle: () => setShown(fresh.map(({ number }) => number)) }
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((number, place) => number === other[place])
}
