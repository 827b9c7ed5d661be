import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { RequestRow } from '../../../src/contract/request/request.ts'
import { listStep } from '../../ui/list-keys.ts'
import { useShortcuts } from '../shortcuts.ts'

interface Walk {
  readonly rows: readonly RequestRow[]
  readonly opened: number | null
  readonly open: (number: number) => void
  readonly scroller: RefObject<HTMLElement | null>
  readonly scrollTo: (place: number) => void
  /** The row one was at before, when one comes back to the list. */
  readonly first: Pointed | null
}

/** The row one is at: its request, and the place that stays when the request has left the list. */
export interface Pointed {
  readonly number: number | null
  readonly place: number
}

/**
 * J and K, or the arrows inside the list, go from row to row; while a request is open the next one opens at once. The row
 * that is pointed at, the one that holds the focus and the opened one are the same: a row is known by its request, since
 * places move as soon as one is taken or resolved.
 */
export function useWalk({ rows, opened, open, scroller, scrollTo, first }: Walk) {
  const [pointed, setPointed] = useState<Pointed>(first ?? { number: null, place: 0 })
  const wanted = useRef(opened === null ? (first?.number ?? null) : null)
  const here = rows.findIndex(({ number }) => number === (opened ?? pointed.number))
  const place = here === -1 ? Math.min(pointed.place, Math.max(0, rows.length - 1)) : here

  const focusRow = (number: number | undefined) => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-number="${number}"]`)
    wanted.current = row ? null : (number ?? null)
    row?.focus()
  }
  // A row far away stands on the page only once the list has come there.
  useLayoutEffect(() => {
    if (wanted.current !== null) focusRow(wanted.current)
  })
  useEffect(() => {
    if (opened !== null && here !== -1) setPointed({ number: opened, place: here })
  }, [opened, here])

  const goTo = (next: number) => {
    const row = rows[Math.max(0, Math.min(next, rows.length - 1))]
    if (!row) return
    setPointed({ number: row.number, place: rows.indexOf(row) })
    scrollTo(rows.indexOf(row))
    if (opened !== null && opened !== row.number) open(row.number)
    focusRow(row.number)
  }
  /** The first press from outside the list comes to the row that is pointed at, and so does one after that row has left. */
  const walk = (step: number) => {
    const isOutside = opened === null && !scroller.current?.contains(document.activeElement)
    const stays = here === -1 ? step > 0 : isOutside
    goTo(place + (stays ? 0 : step))
  }
  useShortcuts({
    next: () => walk(1),
    previous: () => walk(-1),
    open: () => {
      const row = rows[place]
      if (row && opened === null) open(row.number)
    },
  })
  useFocusOnReturn(opened, () => focusRow(rows[place]?.number))

  const onKeyDown = (event: KeyboardEvent) => {
    // The menu of a row has heard it.
    if (event.defaultPrevented) return
    const next = listStep(event, { at: place, count: rows.length })
    if (next === null) return
    event.preventDefault()
    goTo(next)
  }
  const onFocus = ({ target }: FocusEvent) => {
    const at = rows.findIndex(({ number }) => String(number) === target.getAttribute('data-number'))
    if (at !== -1 && opened === null) setPointed({ number: rows[at]?.number ?? null, place: at })
  }
  return { place, onKeyDown, onFocus }
}

/** Whoever closes a request is back at its row, or at the one that has come into its place. */
function useFocusOnReturn(opened: number | null, focus: () => void) {
  const was = useRef(opened)
  useEffect(() => {
    if (was.current !== null && opened === null) focus()
    was.current = opened
  })
}
