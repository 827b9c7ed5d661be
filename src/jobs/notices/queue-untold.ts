import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '../../db/engine/database.ts'
import { listenTo } from '../../db/engine/listen.ts'
import { isNudge, LIVE_CHANNEL } from '../../db/engine/live.ts'
import { QUEUED_AT_ONCE, queueUntold } from '../../db/request/untold.ts'
import type { Instant } from '../../domain/ground/instant.ts'

/** How long a change waits at most whose word was not heard. */
const LOOKS_EVERY = 1_000

export interface Queueing {
  readonly database: Pick<Database, 'url' | 'db'>
  readonly now: () => Instant
  readonly warn: (error: unknown) => void
}

/**
 * Makes jobs of the changes that wait to be told, as soon as the word of a change comes and once a second besides. Returns a function
 * that stops it; what is left waits for the next worker.
 */
export function keepQueueingUntold({ database: { url, db }, now, warn }: Queueing): () => Promise<void> {
  const stop = new AbortController()
  let wake = new AbortController()
  const heard = () => wake.abort()
  const hear = (word: string) => {
    if (!isNudge(word)) heard()
  }
  const deaf = listenTo(url, LIVE_CHANNEL, { hear, gap: heard, warn })
  const run = async () => {
    while (!stop.signal.aborted) {
      wake = new AbortController()
      const woken = AbortSignal.any([wake.signal, stop.signal])
      const count = await queueUntold(db, now()).catch((error: unknown) => {
        if (!stop.signal.aborted) warn(error)
        return 0
      })
      if (count < QUEUED_AT_ONCE) await delay(LOOKS_EVERY, undefined, { signal: woken }).catch(() => undefined)
    }
  }
  const ended = run()
  return async () => {
    stop.abort()
    await Promise.all([ended, deaf()])
  }
}
