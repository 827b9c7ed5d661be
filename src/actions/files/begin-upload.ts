import type { Desk } from '../../db/desk.ts'
import { insertFile } from '../../db/files/files.ts'
import { countUpload } from '../../db/files/upload-days.ts'
import { LARGEST_FILE } from '../../domain/files/file-pieces.ts'
import { QUOTAS } from '../../domain/files/quotas.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Grown } from './grow-upload.ts'

export interface NewUpload {
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

/** Room for a file that comes in pieces, as long as the person has some left today. */
export async function beginUpload(desk: Desk, { name, mediaType, size }: NewUpload): Promise<Grown> {
  if (size > LARGEST_FILE) throw new Refusal('file.too-large', { largest: LARGEST_FILE })
  if (size < 1) throw new Refusal('file.empty')
  const today = await countUpload(desk, size)
  if (today.uploads > QUOTAS.uploadsADay) throw new Refusal('file.too-many-today', { most: QUOTAS.uploadsADay })
  if (today.bytes > QUOTAS.uploadBytesADay) throw new Refusal('file.too-much-today', { most: QUOTAS.uploadBytesADay })
  const id = await insertFile(desk.tx, { name, mediaType, size, uploadedBy: desk.actor.personId })
  return { id, received: 0, size, complete: false }
}
