import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Where bytes are kept. A folder by default; an object store fits the same four methods. */
export interface FileStore {
  /** Writes a piece at its place; durable when it resolves. */
  readonly append: (uploadId: number, offset: number, bytes: Buffer) => Promise<void>
  /** Turns a whole upload into kept content; resolves with its SHA-256 in hex. Safe to repeat. */
  readonly complete: (uploadId: number) => Promise<string>
  /** The bytes, or the first of them. */
  readonly open: (sha256: string, count?: number) => Readable
  readonly drop: (uploadId: number) => Promise<void>
}

/** Content-addressed: the same bytes are kept once, under their SHA-256. */
export function folderStore(folder: string): FileStore {
  const uploadPath = (id: number) => join(folder, 'uploads', String(id))
  const keptPath = (sha256: string) => join(folder, 'files', sha256.slice(0, 2), sha256.slice(2))
  return {
    append: async (id, offset, bytes) => {
      await mkdir(join(folder, 'uploads'), { recursive: true })
      const file = await open(uploadPath(id), 'a+').then(async (made) => {
        await made.close()
        return open(uploadPath(id), 'r+')
      })
      try {
        await file.write(bytes, 0, bytes.length, offset)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    complete: async (id) => {
      const hash = createHash('sha256')
      await pipeline(createReadStream(uploadPath(id)), hash)
      const sha256 = hash.digest('hex')
      await mkdir(dirname(keptPath(sha256)), { recursive: true })
      await rename(uploadPath(id), keptPath(sha256))
      return sha256
    },
    open: (sha256, count) =>
      createReadStream(keptPath(sha256), count === undefined ? undefined : { start: 0, end: count - 1 }),
    drop: (id) => rm(uploadPath(id), { force: true }),
  }
}
