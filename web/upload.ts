import type { Upload } from '../src/contract/message.ts'
import { call, get, newKey, post } from './api.ts'
import { isOffline } from './problem.ts'

/** Small enough to lose little on a bad line. */
const CHUNK = 1024 * 1024

export interface UploadOrder {
  readonly file: File
  /** Names the file's upload: the same one is continued, never begun twice. */
  readonly key?: string
  /** An upload that broke off: go on with it. */
  readonly id?: number | undefined
  readonly onStart?: (id: number) => void
  readonly onProgress: (received: number) => void
  readonly signal?: AbortSignal
}

/** Sends a file in pieces and answers with its id. Broke off? Call it again with the id it gave to `onStart`. */
export async function uploadFile(order: UploadOrder): Promise<number> {
  const { file, onProgress, signal } = order
  let upload = await begun(order)
  order.onStart?.(upload.id)
  while (upload.received < file.size) {
    onProgress(upload.received)
    upload = await sent(upload, file.slice(upload.received, upload.received + CHUNK), signal)
  }
  onProgress(file.size)
  return upload.id
}

/** Broken in the middle by the net: what has arrived stays, the rest can follow. */
export function canResume(error: unknown): boolean {
  return isOffline(error)
}

function begun({ file, key, id }: UploadOrder): Promise<Upload> {
  if (id !== undefined) return get(`/api/files/${id}/upload`)
  const { name, size, type } = file
  return post('/api/files', { name, size, ...(type && { mediaType: type }) }, key ?? newKey())
}

async function sent(upload: Upload, chunk: Blob, signal: AbortSignal | undefined): Promise<Upload> {
  try {
    const answer = await call({
      method: 'PATCH',
      path: `/api/files/${upload.id}`,
      body: chunk,
      headers: { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(upload.received) },
      signal,
    })
    return { ...upload, ...(await answer.json()) }
  } catch (error) {
    // The piece may have arrived although its answer was lost: ask how far the server is.
    const known: Upload = await get(`/api/files/${upload.id}/upload`, signal)
    if (known.received <= upload.received) throw error
    return known
  }
}
