import { flush } from '../outbox/flush.ts'
import { keptStore } from '../outbox/store.ts'
import type { WorkerScope } from './scope.ts'
import { FLUSH } from './words.ts'

/** Sends what waits: the pages that are open do it, and without one the worker itself, for whoever still is signed in. */
export async function flushAll({ clients }: WorkerScope): Promise<void> {
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  for (const page of open) page.postMessage(FLUSH)
  if (open.length > 0) return
  await navigator.locks.request('okno.outbox', async () => {
    const store = await keptStore()
    if (!store) return
    const waiting = (await store.all()).filter(({ state }) => state === 'waiting')
    for (const person of new Set(waiting.map((entry) => entry.person))) {
      const end = await flush({ store, person, now: Date.now, tell: () => undefined })
      // Somebody else may sit here now: each person's own is refused as another's, and his is sent.
      if (end === 'later') throw new Error('the server is away: the browser tries again')
    }
  })
}
