import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { RequestRow } from '../../../src/contract/request/request.ts'
import { useShortcuts } from '../shortcuts.ts'

interface Walk {
  readonly rows: readonly RequestRow[]
  readonly opened: number | null
  readonly open: (number: number) => void
  readonly scroller: RefObject<HTMLElement | null>
  readonly scrollTo: (place: number) => void
}

/** J and K, or the arrows inside the list, go from row to row; while a request is open the next one opens at once. */
export function useWalk({ rows, opened, open, scroller, scrollTo }: Walk) {
  const [pointed, setPointed] = useState(0)
  const here = rows.findIndex(({ number }) => number === opened)
  const place = here === -1 ? Math.min(pointed, Math.max(0, rows.length - 1)) : here

  const walk = (step: number) => {
    const isOutside = here === -1 && !scroller.current?.contains(document.activeElement)
    const next = Math.max(0, Math.min(place + (isOutside ? 0 : step), rows.length - 1))
    const row = rows[next]
    if (!row) return
    setPointed(next)
    scrollTo(next)
    if (opened !== null) open(row.number)
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-place="${next}"]`)?.focus())
  }
  const openPointed = () => {
    const row = rows[place]
    if (row && opened === null) open(row.number)
  }
  useShortcuts({ next: () => walk(1), previous: () => walk(-1), open: openPointed })

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    walk(step)
  }
  return { place, onKeyDown }
}
