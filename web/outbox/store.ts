import type { DBSchema } from 'idb'
import { browserStore, type Use } from '../browser-store.ts'
import type { Entry } from './entry.ts'
import { isVolatile, VOLATILE } from './place.ts'

interface Kept extends DBSchema {
  entries: { key: number; value: Entry; indexes: { id: string } }
  /** Bytes of files by the key of their upload. */
  bytes: { key: string; value: Blob }
}

/** Where entries wait. In a browser that keeps nothing they live as long as their page. */
export interface Store {
  readonly all: () => Promise<Entry[]>
  /** Gives it its place. */
  readonly add: (entry: Omit<Entry, 'seq'>, bytes: ReadonlyMap<string, Blob>) => Promise<Entry>
  /** Changes one, if it is still there. */
  readonly change: (seq: number, change: (entry: Entry) => Entry) => Promise<Entry | null>
  readonly remove: (entry: Entry) => Promise<void>
  readonly bytesOf: (key: string) => Promise<Blob | null>
}

const NAME = 'okno-outbox'

/** In the browser; null where it keeps nothing. */
export async function keptStore(): Promise<Store | null> {
  const use = browserStore<Kept>(NAME, (fresh) => {
    fresh
      .createObjectStore('entries', { keyPath: 'seq', autoIncrement: true })
      .createIndex('id', 'id', { unique: true })
    fresh.createObjectStore('bytes')
  })
  return (await use(async () => true)) ? storeIn(use) : null
}

function storeIn(use: Use<Kept>): Store {
  return {
    all: async () => (await use((database) => database.getAll('entries'))) ?? [],
    add: async (entry, bytes) => {
      const placed = await use(async (database) => {
        const work = database.transaction(['entries', 'bytes'], 'readwrite', { durability: 'strict' })
        const kept = [...bytes].map(([key, blob]) => work.objectStore('bytes').put(blob, key))
        // The browser gives the place; what it is called is no part of the value yet.
        const [seq] = await Promise.all([work.objectStore('entries').add(entry as Entry), ...kept, work.done])
        return { ...entry, seq }
      })
      if (!placed) throw new Error('the browser keeps nothing any more')
      return placed
    },
    change: (seq, change) =>
      use(async (database) => {
        const work = database.transaction(['entries', 'bytes'], 'readwrite')
        const was = await work.objectStore('entries').get(seq)
        const now = was ? change(was) : null
        if (was && now) {
          void work.objectStore('entries').put(now)
          for (const { key } of leftOut(was, now)) void work.objectStore('bytes').delete(key)
        }
        await work.done
        return now
      }),
    remove: async ({ seq, files }) => {
      await use(async (database) => {
        const work = database.transaction(['entries', 'bytes'], 'readwrite')
        void work.objectStore('entries').delete(seq)
        for (const { key } of files) void work.objectStore('bytes').delete(key)
        await work.done
      })
    },
    bytesOf: async (key) => (await use((database) => database.get('bytes', key))) ?? null,
  }
}

export function memoryStore(): Store {
  let entries: readonly Entry[] = []
  const kept = new Map<string, Blob>()
  let last = 0
  return {
    all: async () => [...entries],
    add: async (entry, bytes) => {
      // Behind whatever the browser keeps, and before what is made later here.
      const placed = { ...entry, seq: VOLATILE + ++last }
      for (const [key, blob] of bytes) kept.set(key, blob)
      entries = [...entries, placed]
      return placed
    },
    change: async (seq, change) => {
      const was = entries.find((one) => one.seq === seq)
      const now = was ? change(was) : null
      if (!was || !now) return null
      entries = entries.map((one) => (one === was ? now : one))
      for (const { key } of leftOut(was, now)) kept.delete(key)
      return now
    },
    remove: async ({ seq, files }) => {
      entries = entries.filter((one) => one.seq !== seq)
      for (const { key } of files) kept.delete(key)
    },
    bytesOf: async (key) => kept.get(key) ?? null,
  }
}

/** Files that belong to it no more. */
function leftOut(was: Entry, now: Entry) {
  return was.files.filter(({ key }) => !now.files.some((file) => file.key === key))
}

/** Kept by the browser; what it has no room for waits in this page. */
export async function bothStores(): Promise<Store> {
  const kept = await keptStore()
  const memory = memoryStore()
  if (!kept) return memory
  const of = (seq: number) => (isVolatile({ seq }) ? memory : kept)
  return {
    all: async () => [...(await kept.all()), ...(await memory.all())],
    add: (entry, bytes) => kept.add(entry, bytes).catch(() => memory.add(entry, bytes)),
    change: (seq, change) => of(seq).change(seq, change),
    remove: (entry) => of(entry.seq).remove(entry),
    bytesOf: async (key) => (await kept.bytesOf(key)) ?? memory.bytesOf(key),
  }
}
