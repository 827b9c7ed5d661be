import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether a signature or a secret is the right one, in the same time for any wrong one. A secret that is not set matches nothing. */
export function isSame(shown: string, right: string): boolean {
  return right !== '' && timingSafeEqual(digest(shown), digest(right))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
