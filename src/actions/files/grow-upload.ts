import type { Desk } from '../../db/desk.ts'
import type { FileStore } from '../../db/file-store.ts'
import { completeFile, keepReceived, lockUpload } from '../../db/files.ts'
import { mediaTypeOf } from '../../domain/media-type.ts'
import { Refusal } from '../../domain/refusal.ts'

export interface Piece {
  readonly id: number
  readonly offset: number
  readonly bytes: Buffer
}

/** Takes the next piece of an upload. A piece that arrives twice, or out of place, is told where to go on. */
export async function growUpload({ tx, actor }: Desk, store: FileStore, { id, offset, bytes }: Piece) {
  const upload = await lockUpload(tx, id, actor.personId)
  if (!upload) throw new Refusal('file.not-found')
  const received = offset + bytes.length
  if (offset !== upload.received || received > upload.size || upload.sha256 !== null) {
    throw new Refusal('file.upload-mismatch', { received: upload.received })
  }
  await store.append(id, offset, bytes)
  await keepReceived(tx, id, received)
  const complete = received === upload.size
  if (complete) {
    const sha256 = await store.complete(id)
    await completeFile(tx, id, { sha256, mediaType: mediaTypeOf(upload.mediaType, await beginning(store, sha256)) })
  }
  return { id, received, size: upload.size, complete }
}

async function beginning(store: FileStore, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of store.open(sha256, 16)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
