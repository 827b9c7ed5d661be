import type { Upload } from '../src/contract/request/message.ts'
import { call, get, newKey, post } from './api.ts'

/** Small enough to lose little on a bad line. */
const CHUNK = 1024 * 1024
/** So many pieces in a row may bring nothing forward before the person is told. */
const IN_VAIN = 3

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
  let inVain = 0
  order.onStart?.(upload.id)
  while (!upload.complete) {
    onProgress(upload.received)
    const before = upload.received
    upload = await sent(upload, file.slice(before, before + CHUNK), { signal, isLast: inVain === IN_VAIN })
    inVain = upload.received > before ? 0 : inVain + 1
  }
  onProgress(file.size)
  return upload.id
}

function begun({ file, key, id }: UploadOrder): Promise<Upload> {
  if (id !== undefined) return get(`/api/files/${id}/upload`)
  const { name, size, type } = file
  return post('/api/files', { name, size, ...(type && { mediaType: type }) }, key ?? newKey())
}

interface Attempt {
  readonly signal: AbortSignal | undefined
  readonly isLast: boolean
}

async function sent(upload: Upload, chunk: Blob, { signal, isLast }: Attempt): Promise<Upload> {
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
    if (isLast || signal?.aborted) throw error
    // The piece may have arrived although its answer was lost, or the server may have lost an earlier one: it says where to go on.
    return get(`/api/files/${upload.id}/upload`, signal)
  }
}
