import type { Desk } from '../../db/desk.ts'
import { type FileStore, sha256Of } from '../../db/files/file-store.ts'
import { completeFile, holdContent, keepPieces, lockUpload, type Upload } from '../../db/files/files.ts'
import { type FilePiece, lengthOf, MOST_PIECES, piecesWithin } from '../../domain/files/file-pieces.ts'
import { mediaTypeOf } from '../../domain/files/media-type.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

export interface Piece {
  readonly id: number
  readonly offset: number
  readonly bytes: Buffer
}

export interface Grown {
  readonly id: number
  readonly received: number
  readonly size: number
  readonly complete: boolean
}

/**
 * Takes the next piece of an upload. A piece that arrives twice, or out of place, is told where to go on; so is one for an
 * upload of which the disk has lost something.
 */
export async function growUpload({ tx, actor }: Desk, store: FileStore, { id, offset, bytes }: Piece): Promise<Grown> {
  const upload = await lockUpload(tx, id, actor.personId)
  if (!upload) throw new Refusal('file.not-found')
  const { size } = upload
  const before = await arrivedPieces(store, upload)
  const received = offset + bytes.length
  if (offset !== lengthOf(before) || received > size || upload.sha256 !== null)
    throw goOnFrom(standingOf(upload, before))
  if (bytes.length === 0) return { id, received, size, complete: false }
  if (before.length >= MOST_PIECES) throw new Refusal('file.pieces-too-small')

  const pieces = [...before, { size: bytes.length, sha256: sha256Of(bytes) }]
  await store.append(id, offset, bytes)
  await keepPieces(tx, id, pieces)
  const complete = received === size
  if (complete) {
    const sealed = await store.seal(id, pieces, (sha256) => holdContent(tx, sha256))
    if (sealed.sha256 === null) throw goOnFrom(sealed.received)
    await completeFile(tx, id, await contentOf(store, sealed.sha256, upload.mediaType))
  }
  return { id, received, size, complete }
}

/** Where its sender goes on: what the desk has noted and the disk still has. */
export async function standingOfUpload(store: FileStore, upload: Upload): Promise<Grown> {
  const received = standingOf(upload, await arrivedPieces(store, upload))
  return { id: upload.id, received, size: upload.size, complete: upload.sha256 !== null }
}

/** A file that is here all at once, as those of a letter are. */
export async function keepFile(
  { tx }: Desk,
  store: FileStore,
  file: Omit<Piece, 'offset'> & { readonly mediaType: string },
) {
  const sha256 = await store.keep(file.bytes, (hash) => holdContent(tx, hash))
  await completeFile(tx, file.id, await contentOf(store, sha256, file.mediaType))
}

async function arrivedPieces(store: FileStore, { id, pieces }: Upload): Promise<readonly FilePiece[]> {
  return pieces.length === 0 ? pieces : piecesWithin(pieces, await store.lengthOf(id))
}

function standingOf({ sha256, size }: Upload, pieces: readonly FilePiece[]): number {
  return sha256 === null ? lengthOf(pieces) : size
}

function goOnFrom(received: number): Refusal {
  return new Refusal('file.upload-mismatch', { received })
}

async function contentOf(store: FileStore, sha256: string, claimed: string) {
  const chunks: Buffer[] = []
  for await (const chunk of store.open(sha256, 16)) chunks.push(Buffer.from(chunk))
  return { sha256, mediaType: mediaTypeOf(claimed, Buffer.concat(chunks)) }
}
