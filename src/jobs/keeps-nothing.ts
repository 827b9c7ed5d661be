import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FileStore } from '../db/file-store.ts'

/** Files of a rehearsal stay in memory. */
export function keepsNothing(store: FileStore): FileStore {
  const pieces = new Map<number, Buffer>()
  const kept = new Map<string, Buffer>()
  return {
    ...store,
    append: async (id, _offset, bytes) => {
      pieces.set(id, Buffer.concat([pieces.get(id) ?? Buffer.alloc(0), bytes]))
    },
    complete: async (id) => {
      const bytes = pieces.get(id) ?? Buffer.alloc(0)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      kept.set(sha256, bytes)
      return sha256
    },
    open: (sha256, count) => Readable.from([kept.get(sha256)?.subarray(0, count) ?? Buffer.alloc(0)]),
  }
}
