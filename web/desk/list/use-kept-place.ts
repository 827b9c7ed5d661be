import { useLocation } from '@tanstack/react-router'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RequestRow } from '../../../src/contract/request/request.ts'
import { type KeptPlace, keepPlace, offsetOn, placeAt } from './kept-places.ts'

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
  /** Of a row, in pixels. */
  readonly height: number
  readonly hasMore: boolean
  readonly isFetching: boolean
  readonly fetchMore: () => unknown
}

/** Brings a list back to where it was left, and keeps where it is from then on. */
export function useReturn({ step, place: left }: ReturnType<typeof useKeptPlace>, here: Here) {
  const { rows, place, scroller, height, hasMore, isFetching, fetchMore } = here
  const isBack = useRef(left === null)
  const latest = useRef(here)
  latest.current = here

  // After every drawing: it may be hidden behind its request as yet, or its rows may be on their way.
  useLayoutEffect(() => {
    const element = scroller.current
    if (isBack.current || left === null || rows.length === 0 || !element || isHidden(element)) return
    if (hasMore && rows.length < Math.min(left.rows, MOST_ROWS)) {
      if (!isFetching) fetchMore()
      return
    }
    isBack.current = true
    element.scrollTop = offsetOn(
      left,
      rows.map(({ number }) => number),
      height,
    )
  })

  const last = useRef(left)
  const number = rows[place]?.number ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is kept anew when other rows come or another one is pointed at
  useEffect(() => {
    const keep = () => {
      const element = latest.current.scroller.current
      if (element && isBack.current && !isHidden(element)) last.current = placeIn(element, latest.current, last.current)
      if (last.current) keepPlace(step, last.current)
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

/** Once somebody has come to a row, he is at one until he leaves. */
function placeIn(element: HTMLElement, { rows, place }: Here, before: KeptPlace | null): KeptPlace {
  const isPointed = element.contains(document.activeElement) || (before !== null && before.number !== null)
  const number = isPointed ? (rows[place]?.number ?? null) : null
  return { offset: element.scrollTop, number, place, rows: rows.length }
}

/** On a narrow screen an open request stands in place of its list. */
function isHidden(element: HTMLElement): boolean {
  return element.clientHeight === 0
}

/** The name of this step of the browser's history. */
function useStep(): string {
  const { state } = useLocation()
  return state.__TSR_key ?? ''
}
