import { type MouseEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react'

/** Pixels that a finger goes before it is known where to. */
const SLOP = 10
/** Milliseconds: a short swipe that is as quick is meant as a long one. */
const FLICK = 250
/** A click that comes so soon after a swipe is its echo. */
const ECHO = 400

interface Finger {
  readonly id: number
  readonly x: number
  readonly y: number
  readonly at: number
  /** Where the row stood. */
  readonly from: number
  /** Where it is now; null while it is not known whether this is a swipe. */
  offset: number | null
}

interface Uncovering {
  /** Pixels of what lies under the row; 0: nothing does. */
  readonly width: number
  readonly isOpen: boolean
  readonly onChange: (isOpen: boolean) => void
}

/** A row that a finger moves aside. The page scrolls as ever: what goes up or down is never a swipe, and no swipe is a press. */
export function useSwipe({ width, isOpen, onChange }: Uncovering) {
  const front = useRef<HTMLDivElement>(null)
  const finger = useRef<Finger | null>(null)
  const endedAt = useRef(Number.NEGATIVE_INFINITY)
  const [isTouched, setTouched] = useState(false)
  useLayoutEffect(() => shift(front.current, isOpen ? -width : 0), [isOpen, width])

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    finger.current = null
    endedAt.current = Number.NEGATIVE_INFINITY
    if (event.pointerType !== 'touch' || !event.isPrimary || width === 0 || isInSheet(event.target)) return
    const { pointerId: id, clientX: x, clientY: y, timeStamp: at } = event
    finger.current = { id, x, y, at, from: isOpen ? -width : 0, offset: null }
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const held = finger.current
    if (held?.id !== event.pointerId) return
    const aside = event.clientX - held.x
    const along = event.clientY - held.y
    if (held.offset === null) {
      if (Math.hypot(aside, along) < SLOP) return
      if (Math.abs(aside) <= Math.abs(along) || (held.from === 0 && aside > 0)) {
        finger.current = null
        return
      }
      event.currentTarget.setPointerCapture(event.pointerId)
      setTouched(true)
    }
    held.offset = Math.max(-width, Math.min(0, held.from + aside))
    shift(front.current, held.offset, 'held')
  }
  const onPointerUp = ({ timeStamp }: PointerEvent<HTMLElement>) => {
    const held = finger.current
    finger.current = null
    if (!held || held.offset === null) return
    endedAt.current = timeStamp
    const way = held.offset - held.from
    const isFlick = timeStamp - held.at < FLICK && Math.abs(way) > SLOP
    const opens = isFlick ? way < 0 : held.offset < -width / 2
    shift(front.current, opens ? -width : 0)
    if (opens !== isOpen) onChange(opens)
  }
  const onPointerCancel = () => {
    finger.current = null
    shift(front.current, isOpen ? -width : 0)
  }
  const onClickCapture = (event: MouseEvent<HTMLElement>) => {
    const isEcho = event.detail > 0 && event.timeStamp - endedAt.current < ECHO
    if (!isEcho && !isOpen) return
    event.preventDefault()
    event.stopPropagation()
    if (!isEcho) onChange(false)
  }
  return { front, isTouched, wiring: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onClickCapture } }
}

/** A menu that a row has opened is no part of the row. */
function isInSheet(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[popover]') !== null
}

/** Under a finger the row follows at once; by itself it glides. */
function shift(front: HTMLElement | null, offset: number, how: 'held' | 'glides' = 'glides') {
  if (!front) return
  front.toggleAttribute('data-held', how === 'held')
  front.style.transform = offset === 0 ? '' : `translateX(${offset}px)`
}
