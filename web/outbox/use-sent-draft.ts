import { useEffect } from 'react'
import type { Draft } from '../drafts.ts'
import { outboxNow } from './state.ts'

/** A page that was killed between sending and forgetting: what was sent does not stand in the field once more. */
export function useSentDraft<Body>(name: string, { ready, savedAt, discard }: Draft<Body>): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when what was kept has been read
  useEffect(() => {
    const isSent = outboxNow().entries.some((entry) => entry.draft === name && entry.madeAt >= (savedAt ?? Infinity))
    if (ready && isSent) discard()
  }, [ready])
}
