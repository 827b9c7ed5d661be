import { type Locks, openLocks } from '../db/engine/locks.ts'
import { pause } from './bell.ts'

/** A row that one process at a time works for; changed, it is begun anew. */
interface Wanted {
  readonly id: number
  readonly updatedAt: string
}

interface Stoppable {
  readonly stop: () => Promise<void>
}

export interface Keeping<T extends Wanted, K extends Stoppable> {
  /** Of the database. */
  readonly url: string
  /** Name of the locks. */
  readonly about: string
  /** Those that this process can keep. */
  readonly wanted: () => Promise<readonly T[]>
  readonly start: (one: T) => K
  readonly warn: (error: unknown) => void
}

/** How soon a process notices that one was added or changed, or that the process that kept it has died. */
const ROUND = 1_000

interface Kept<K> {
  readonly updatedAt: string
  readonly keeper: K
}

/**
 * Keeps each that no other process keeps. Each is held by a lock, so that one process at a time works for it; when that dies, another
 * takes over within seconds. `of` is the keeper of one, where it is here; `stop` ends all of them.
 */
export function keepEach<T extends Wanted, K extends Stoppable>(keeping: Keeping<T, K>) {
  const stop = new AbortController()
  const kept = new Map<number, Kept<K>>()
  const ended = keepKeeping(keeping, kept, stop.signal)
  return {
    of: (id: number) => kept.get(id)?.keeper,
    all: () => [...kept.values()].map(({ keeper }) => keeper),
    stop: async () => {
      stop.abort()
      await ended
    },
  }
}

async function keepKeeping<T extends Wanted, K extends Stoppable>(
  keeping: Keeping<T, K>,
  kept: Map<number, Kept<K>>,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    await keepOnce(keeping, kept, stop).catch((error) => {
      if (!stop.aborted) keeping.warn(error)
    })
    await pause(ROUND, stop)
  }
}

/** As long as the connection holds that our locks belong to. */
async function keepOnce<T extends Wanted, K extends Stoppable>(
  keeping: Keeping<T, K>,
  kept: Map<number, Kept<K>>,
  stop: AbortSignal,
): Promise<void> {
  const locks = await openLocks(keeping.url, keeping.about)
  try {
    while (!stop.aborted) {
      await goRound(keeping, kept, locks)
      await pause(ROUND, stop)
    }
  } finally {
    await Promise.all([...kept.values()].map(({ keeper }) => keeper.stop()))
    kept.clear()
    await locks.close()
  }
}

async function goRound<T extends Wanted, K extends Stoppable>(
  { wanted, start }: Keeping<T, K>,
  kept: Map<number, Kept<K>>,
  locks: Locks,
): Promise<void> {
  await locks.check()
  const all = new Map((await wanted()).map((one) => [one.id, one]))
  for (const [id, { updatedAt, keeper }] of kept) {
    if (all.get(id)?.updatedAt === updatedAt) continue
    await keeper.stop()
    kept.delete(id)
    await locks.release(String(id))
  }
  for (const [id, one] of all) {
    if (!kept.has(id) && (await locks.take(String(id)))) kept.set(id, { updatedAt: one.updatedAt, keeper: start(one) })
  }
}
