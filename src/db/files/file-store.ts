import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import * as fs from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { FilePiece } from '../../domain/files/file-pieces.ts'
import { type Disk, type LastingDisk, lastingDisk, writeAll } from './lasting-disk.ts'

/** Called with its hash before content takes its place: from then on it is not collected, until the caller has said whose it is. */
export type Hold = (sha256: string) => Promise<void>

/** `sha256` null: the disk has lost something; so many bytes of the beginning are still right. */
export type Sealed = { readonly sha256: string } | { readonly sha256: null; readonly received: number }

/** Where bytes are kept. A folder by default; an object store fits the same methods. */
export interface FileStore {
  /** How many bytes of an upload are there. */
  readonly lengthOf: (uploadId: number) => Promise<number>
  /** Cuts off what lies behind the offset and writes a piece there; durable when it resolves. */
  readonly append: (uploadId: number, offset: number, bytes: Buffer) => Promise<void>
  /** Makes kept content of an upload when each of its pieces is what arrived. The upload stays until it is dropped. */
  readonly seal: (uploadId: number, pieces: readonly FilePiece[], hold: Hold) => Promise<Sealed>
  /** Keeps bytes that are here all at once; resolves with their SHA-256 in hex. */
  readonly keep: (bytes: Buffer, hold: Hold) => Promise<string>
  /** The bytes, or the first of them. */
  readonly open: (sha256: string, count?: number) => Readable
  readonly drop: (uploadId: number) => Promise<void>
  readonly leftovers: Leftovers
}

/** What lies there, for the tidying job. Each `forget` spares what was touched since `before`. */
export interface Leftovers {
  readonly uploads: () => Promise<number[]>
  /** Hashes of kept content, a folder of them at a time. */
  readonly content: () => AsyncIterable<string[]>
  readonly forgetUpload: (uploadId: number, before: number) => Promise<void>
  readonly forgetContent: (sha256: string, before: number) => Promise<void>
  /** Half-written copies of processes that were killed. */
  readonly forgetHalves: (before: number) => Promise<void>
}

/** Content-addressed: the same bytes are kept once, under their SHA-256. */
export function folderStore(folder: string, disk: Disk = fs): FileStore {
  const on = lastingDisk(folder, disk)
  const place = placesIn(folder)
  return {
    lengthOf: async (id) => (await on.stateOf(place.upload(id)))?.size ?? 0,
    append: async (id, offset, bytes) => {
      await on.makeFolder(place.uploads)
      await on.writeAt(place.upload(id), offset, bytes)
      await on.syncFolders(place.uploads)
    },
    seal: async (id, pieces, hold) => {
      const arrived = await readPieces(on, place.upload(id), pieces)
      if (arrived.whole) return { sha256: await keep(on, place, arrived.bytes, hold) }
      await on.writeAt(place.upload(id), arrived.bytes.length, Buffer.alloc(0))
      return { sha256: null, received: arrived.bytes.length }
    },
    keep: (bytes, hold) => keep(on, place, bytes, hold),
    open: (sha256, count) =>
      createReadStream(place.content(sha256), count === undefined ? undefined : { start: 0, end: count - 1 }),
    drop: (id) => on.remove(place.upload(id)),
    leftovers: leftoversOf(on, place),
  }
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

type Places = ReturnType<typeof placesIn>

function placesIn(folder: string) {
  const [uploads, halves, files] = [join(folder, 'uploads'), join(folder, 'halves'), join(folder, 'files')]
  return {
    uploads,
    halves,
    files,
    upload: (id: number) => join(uploads, String(id)),
    content: (sha256: string) => join(files, sha256.slice(0, 2), sha256.slice(2)),
  }
}

/** The bytes of an upload as far as each piece is what arrived. */
async function readPieces(on: LastingDisk, path: string, pieces: readonly FilePiece[]) {
  const read: Buffer[] = []
  let whole = true
  await on.withFile(path, 'r', async (file) => {
    for (const { size, sha256 } of pieces) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, null)
      whole = bytesRead === size && sha256Of(buffer) === sha256
      if (!whole) return
      read.push(buffer)
    }
  })
  return { whole, bytes: Buffer.concat(read) }
}

/** Written aside, synced and read again before it gets its name: under a hash lies what has that hash, and nothing else. */
async function keep(on: LastingDisk, place: Places, bytes: Buffer, hold: Hold): Promise<string> {
  const sha256 = sha256Of(bytes)
  const [aside, path] = [join(place.halves, randomUUID()), place.content(sha256)]
  await on.makeFolder(place.halves)
  await on.makeFolder(dirname(path))
  try {
    await on.withFile(aside, 'wx+', async (file) => {
      await writeAll(file, bytes, 0)
      await file.sync()
      const { buffer } = await file.read(Buffer.alloc(bytes.length), 0, bytes.length, 0)
      if (!buffer.equals(bytes)) throw new Error(`the disk gives back other bytes than it was given (${sha256})`)
    })
    await hold(sha256)
    await on.rename(aside, path)
  } catch (error) {
    await on.remove(aside).catch(() => undefined) // else it is one of the halves that are tidied away
    throw error
  }
  await on.syncFolders(dirname(path))
  return sha256
}

function leftoversOf(on: LastingDisk, place: Places): Leftovers {
  const forget = async (path: string, before: number): Promise<void> => {
    const state = await on.stateOf(path)
    if (state && state.changedAt < before) await on.remove(path)
  }
  return {
    uploads: async () => (await on.namesIn(place.uploads)).filter((name) => /^\d+$/.test(name)).map(Number),
    content: async function* () {
      for (const start of await on.namesIn(place.files)) {
        const rests = await on.namesIn(join(place.files, start))
        yield rests.map((rest) => start + rest).filter((name) => /^[0-9a-f]{64}$/.test(name))
      }
    },
    forgetUpload: (id, before) => forget(place.upload(id), before),
    forgetContent: (sha256, before) => forget(place.content(sha256), before),
    forgetHalves: async (before) => {
      for (const name of await on.namesIn(place.halves)) await forget(join(place.halves, name), before)
    },
  }
}
