import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useMe } from '../../session.ts'

interface Beginning {
  readonly unread: number | null
  /** What is asked of the person then stands above the conversation. */
  readonly isOver: boolean
}

/**
 * Where the page stands: it opens at the message of its address, else at what is new, else at the newest, and it stays at the
 * newest when the person has just sent it (until it arrives its number is below zero) or was reading there. The returned end of the conversation is what it goes by.
 */
export function useTalkPlace(request: RequestDetails, { unread, isOver }: Beginning): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null)
  const { messages } = request
  useOpening(messages.length, unread, isOver)

  const last = messages.at(-1)?.id
  const isTheirs = messages.at(-1)?.author.id !== useMe().id
  const seen = useRef({ last, isSending: false })
  const wasAtEnd = useAtEnd(end)
  useLayoutEffect(() => {
    const before = seen.current
    const isMine = last !== undefined && last < 0
    const isNew = before.last !== last
    const isJustSent = isMine || (before.isSending && isNew)
    seen.current = { last, isSending: isMine || (before.isSending && !isNew) }
    if (isJustSent || (isNew && isTheirs && wasAtEnd.current)) end.current?.scrollIntoView({ block: 'end' })
  }, [last, isTheirs, wasAtEnd])
  return end
}

function useOpening(count: number, unread: number | null, isOver: boolean) {
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current || count === 0) return
    isDone.current = true
    const anchor = /^#m-\d+$/.test(location.hash) ? location.hash.slice(1) : null
    const target = anchor ? document.getElementById(anchor) : isOver ? null : newsOf(count, unread)
    if (!target || (!anchor && isInSight(target))) return
    target.scrollIntoView({ block: anchor || unread ? 'center' : 'end' })
    if (anchor) target.focus({ preventScroll: true })
  }, [unread, count, isOver])
}

/** A request that nobody has answered yet opens at its top. */
function newsOf(count: number, unread: number | null): HTMLElement | null {
  if (unread !== null) return document.getElementById(`m-${unread}`)
  return count > 1 ? ([...document.querySelectorAll<HTMLElement>('article[id^="m-"]')].at(-1) ?? null) : null
}

function useAtEnd(end: RefObject<HTMLDivElement | null>): RefObject<boolean> {
  const isAtEnd = useRef(false)
  useEffect(() => {
    const look = () => {
      isAtEnd.current = scrollY > 0 && end.current !== null && isInSight(end.current)
    }
    addEventListener('scroll', look, { passive: true })
    return () => removeEventListener('scroll', look)
  }, [end])
  return isAtEnd
}

function isInSight(element: Element): boolean {
  return element.getBoundingClientRect().bottom < innerHeight - 80
}
