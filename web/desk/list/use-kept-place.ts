import { useLocation } from '@tanstack/react-router'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RequestRow } from '../../../src/contract/request/request.ts'
import { keepPlace, offsetOn, placeAt } from './kept-places.ts'

/** So many rows are fetched again for somebody who comes back from far down. */
const MOST_ROWS = 1_000

/** Where one was when this step of the history was left; read once, as the list comes to stand. */
export function useKeptPlace() {
  const step = useStep()
  const [place] = useState(() => placeAt(step))
  return { step, place, first: place && { number: place.number, place: place.place } }
}

interface Here {
  readonly rows: readonly RequestRow[]
  /** Of the row that is pointed at. */
  readonly place: number
  readonly scroller: RefObject<HTMLElement | null>
  readonly hasMore: boolean
  readonly isFetching: boolean
  readonly fetchMore: () => unknown
}

/** Brings a list back to where it was left, and keeps where it is from then on. */
export function useReturn({ step, place: left, first }: ReturnType<typeof useKeptPlace>, here: Here) {
  const { rows, place, scroller, hasMore, isFetching, fetchMore } = here
  const isBack = useRef(left === null)
  const latest = useRef(here)
  latest.current = here

  useLayoutEffect(() => {
    if (isBack.current || left === null || rows.length === 0) return
    if (hasMore && rows.length < Math.min(left.rows, MOST_ROWS)) {
      if (!isFetching) fetchMore()
      return
    }
    isBack.current = true
    const numbers = rows.map(({ number }) => number)
    if (scroller.current) scroller.current.scrollTop = offsetOn(left, numbers)
  }, [left, rows, hasMore, isFetching, fetchMore, scroller])

  const wasPointed = useRef(first?.number ?? null)
  const number = rows[place]?.number ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is kept anew when other rows come or another one is pointed at
  useEffect(() => {
    const keep = () => {
      const { rows, place, scroller } = latest.current
      const element = scroller.current
      // A list that is hidden behind its request has no height, and says nothing of where it is.
      if (!isBack.current || !element || element.clientHeight === 0) return
      const isPointed = element.contains(document.activeElement) || wasPointed.current !== null
      const row = isPointed ? (rows[place]?.number ?? null) : null
      wasPointed.current = row
      keepPlace(step, { offset: element.scrollTop, number: row, place, rows: rows.length })
    }
    keep()
    const element = scroller.current
    element?.addEventListener('scroll', keep, { passive: true })
    element?.addEventListener('focusin', keep)
    return () => {
      element?.removeEventListener('scroll', keep)
      element?.removeEventListener('focusin', keep)
    }
  }, [step, number, rows.length, scroller])
}

/** The name of this step of the browser's history. */
function useStep(): string {
  const { state } = useLocation()
  return state.__TSR_key ?? ''
}
