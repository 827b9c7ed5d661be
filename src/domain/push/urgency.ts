import { HOUR } from '../ground/instant.ts'
import type { NoticeKind } from '../ground/words.ts'

/** A telephone is woken for a restaurant that cannot trade and for a promise that is broken; the rest waits until it wakes by itself. */
export function urgencyOf(kind: NoticeKind, { stopOfTrade }: { readonly stopOfTrade: boolean }): 'high' | 'normal' {
  return stopOfTrade || kind === 'trade_stopped' || kind === 'breached' || kind === 'escalated' ? 'high' : 'normal'
}

/** A browser that is away for longer has nothing of it any more: the page says it all. */
export const PUSH_LIVES = 24 * HOUR
