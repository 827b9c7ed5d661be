import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMarkRead } from './mark-read.ts'

/** Whoever has a request open sees what its notices tell. `opened`: an address of a request, with its number. */
export function useOpenedIsRead(opened: RegExp, unread: readonly number[]) {
  const { pathname } = useLocation()
  const { mutate } = useMarkRead()
  const request = Number(opened.exec(pathname)?.[1])
  const isUnread = unread.includes(request)
  useEffect(() => {
    if (isUnread) mutate(request)
  }, [request, isUnread, mutate])
}
