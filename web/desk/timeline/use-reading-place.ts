import { useLocation } from '@tanstack/react-router'
import { type UIEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'

/** Near enough to the end to be taken along when something new comes. */
const AT_END = 48

/** Where one reads: at the message of the address, at the first unread one, else at the end; one never opened, from its beginning. */
export function useReadingPlace({ messages, events, readAt }: RequestDetails, firstUnread: number | null) {
  const ref = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const isPlaced = useRef(false)
  const [isNew] = useState(readAt === null)
  const [hasMore, setMore] = useState(false)
  const { hash } = useLocation()
  const marked = /^m-\d+$/.test(hash) ? hash : null

  useLayoutEffect(() => {
    const flow = ref.current
    if (!flow) return
    const target = marked ?? (firstUnread === null || isPlaced.current ? null : `m-${firstUnread}`)
    isPlaced.current = true
    const message = target && flow.querySelector<HTMLElement>(`#${target}`)
    if (message) {
      flow.scrollTop += message.getBoundingClientRect().top - flow.getBoundingClientRect().top - 48
      if (marked) message.focus({ preventScroll: true })
    } else if (!isNew) flow.scrollTop = flow.scrollHeight
  }, [marked, firstUnread, isNew])

  const last = `${messages.at(-1)?.id} ${events.at(-1)?.id}`
  const toldLast = useRef(last)
  useEffect(() => {
    if (toldLast.current === last) return
    toldLast.current = last
    if (isAtEnd.current) ref.current?.scrollTo({ top: ref.current.scrollHeight })
    else setMore(true)
  }, [last])

  // The composer grows and pictures arrive: whoever reads the end stays at the end.
  useEffect(() => {
    const flow = ref.current
    if (!flow) return
    const keep = new ResizeObserver(() => {
      if (isAtEnd.current) flow.scrollTop = flow.scrollHeight
    })
    keep.observe(flow)
    return () => keep.disconnect()
  }, [])

  const onScroll = ({ currentTarget: flow }: UIEvent<HTMLElement>) => {
    isAtEnd.current = flow.scrollHeight - flow.scrollTop - flow.clientHeight < AT_END
    if (isAtEnd.current) setMore(false)
  }
  const toEnd = () => ref.current?.scrollTo({ top: ref.current.scrollHeight })
  return { ref, onScroll, hasMore, toEnd, marked }
}
