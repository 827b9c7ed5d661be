import { useEffect } from 'react'
import { useMe } from '../session.ts'
import type { Ahead } from './read-ahead.ts'

/** The page has its own to do first; in milliseconds. */
const AFTER = 5_000

/** Reads ahead what there may be no net for later: these lists, and the requests of the first of them with their conversations. */
export function useAhead(aheadOf: () => Promise<Ahead>): void {
  const { id, viewer } = useMe()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists of a person stay the same
  useEffect(() => {
    if (viewer !== null) return
    const stop = new AbortController()
    const read = async () => (await import('./read-ahead.ts')).readAhead(await aheadOf(), id, stop.signal)
    const timer = setTimeout(() => read().catch(() => undefined), AFTER)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [id, viewer])
}
