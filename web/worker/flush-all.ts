import { CHANNEL, flush } from '../outbox/flush.ts'
import { keptStore } from '../outbox/store.ts'
import type { WorkerScope } from './scope.ts'
import { FLUSH } from './words.ts'

/**
 * Sends what waits, for whoever still is signed in. Pages that are open are told, and the worker sends what they leave: a page that the
 * telephone has put aside sends nothing, and a picture or the way in that is open is a page, too.
 */
export async function flushAll({ clients }: WorkerScope): Promise<void> {
  for (const page of await clients.matchAll({ type: 'window', includeUncontrolled: true })) page.postMessage(FLUSH)
  const channel = new BroadcastChannel(CHANNEL)
  try {
    await navigator.locks.request(CHANNEL, () => flushEach(() => channel.postMessage(null)))
  } finally {
    channel.close()
  }
}

async function flushEach(tell: () => void): Promise<void> {
  const store = await keptStore()
  if (!store) return
  const waiting = (await store.all()).filter(({ state }) => state === 'waiting')
  for (const person of new Set(waiting.map((entry) => entry.person))) {
    const end = await flush({ store, person, now: Date.now, tell })
    // Somebody else may sit here now: each person's own is refused as another's, and his is sent.
    if (end === 'later') throw new Error('the server is away: the browser tries again')
  }
}
