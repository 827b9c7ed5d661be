import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from 'react'

/** A place among the items of a list; lists are known by their names, where items may go from one to another. */
export interface Place {
  readonly list: string
  readonly index: number
}

interface ReorderOrder {
  /** Lists that the items may come into; not given: every one. */
  readonly isFor?: (list: string) => boolean
  /** The item goes there: at once, while it is dragged. */
  readonly onMove: (id: string, place: Place) => void
  /** A step by a key: one up, one down. */
  readonly onStep: (id: string, by: 1 | -1) => void
  /** It was let go where it is now. */
  readonly onDrop?: (id: string) => void
  /** Esc while it is dragged: as it was before. */
  readonly onCancel?: () => void
}

/** What had the focus when its item began to move. */
interface Held {
  readonly id: string
  readonly element: HTMLElement
  /** Which of the controls of the item it is. */
  readonly place: number
}

const ITEM = '[data-item]'
const LIST = '[data-list]'

/**
 * Items that change their places: by a handle that is dragged, and by Alt+↑ and Alt+↓ wherever the focus is inside an item. Focus stays
 * on what had it. The page says where the item has come to (WCAG 2.5.7).
 */
export function useReorder({ isFor = () => true, onMove, onStep, onDrop, onCancel }: ReorderOrder) {
  const held = useRef<Held | null>(null)
  useLayoutEffect(() => {
    const was = held.current
    held.current = null
    if (!was || document.activeElement === was.element) return
    // In another list it is another element: the same control of the same item.
    const there = was.element.isConnected
      ? was.element
      : controlsOf(document.querySelector(itemNamed(was.id)))[was.place]
    there?.focus({ preventScroll: true })
  })

  const item = (id: string) => ({
    'data-item': id,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (!event.altKey || by === undefined) return
      event.preventDefault()
      event.stopPropagation()
      held.current = heldIn(id, event.currentTarget)
      onStep(id, by === 1 ? 1 : -1)
    },
  })
  const handle = (id: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      const grip: HTMLElement = event.currentTarget
      const stop = new AbortController()
      const { signal } = stop
      let isDragged = false
      const end = () => {
        stop.abort()
        grip.closest(ITEM)?.removeAttribute('data-dragged')
      }
      grip.setPointerCapture(event.pointerId)
      grip.addEventListener(
        'pointermove',
        (moved) => {
          const place = placeAt(moved, id, isFor)
          grip.closest(ITEM)?.setAttribute('data-dragged', '')
          isDragged = true
          if (place) onMove(id, place)
        },
        { signal },
      )
      grip.addEventListener(
        'pointerup',
        () => {
          end()
          if (isDragged) onDrop?.(id)
        },
        { signal },
      )
      const cancel = () => {
        end()
        onCancel?.()
      }
      grip.addEventListener('pointercancel', cancel, { signal })
      window.addEventListener(
        'keydown',
        (pressed) => {
          if (pressed.key !== 'Escape') return
          pressed.preventDefault()
          pressed.stopPropagation()
          cancel()
        },
        { signal, capture: true },
      )
    },
  })
  return { item, handle }
}

/** Before the item whose upper half the pointer is over, after the one whose lower half it is; null: where it is already. */
function placeAt(
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  id: string,
  isFor: (list: string) => boolean,
): Place | null {
  const under = document.elementFromPoint(clientX, clientY)
  const list = listAround(under, isFor)
  if (!list) return null
  const items = [...list.querySelectorAll<HTMLElement>(ITEM)].filter((one) => one.closest(LIST) === list)
  const others = items.filter((one) => one.dataset.item !== id)
  const over = items.find((one) => one.contains(under))
  if (over?.dataset.item === id) return null
  if (!over) return others.length === items.length ? { list: list.dataset.list ?? '', index: others.length } : null
  const { top, height } = over.getBoundingClientRect()
  const at = others.indexOf(over)
  return { list: list.dataset.list ?? '', index: clientY > top + height / 2 ? at + 1 : at }
}

function listAround(under: Element | null, isFor: (list: string) => boolean): HTMLElement | null {
  const list = under?.closest<HTMLElement>(LIST) ?? null
  return list === null || isFor(list.dataset.list ?? '') ? list : listAround(list.parentElement, isFor)
}

function heldIn(id: string, item: HTMLElement): Held | null {
  const element = document.activeElement
  return element instanceof HTMLElement ? { id, element, place: controlsOf(item).indexOf(element) } : null
}

function controlsOf(item: Element | null): HTMLElement[] {
  return [...(item?.querySelectorAll<HTMLElement>('a, button, input, textarea') ?? [])]
}

function itemNamed(id: string): string {
  return `[data-item="${CSS.escape(id)}"]`
}
