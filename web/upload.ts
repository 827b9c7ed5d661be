import type { Upload } from '../src/contract/request/message.ts'
import { Problem } from './problem.ts'
import { type Caller, JSON_HEADERS, newKey } from './wire.ts'

/** Small enough to lose little on a bad line. */
const CHUNK = 1024 * 1024
/** So many pieces in a row may bring nothing forward before the person is told. */
const IN_VAIN = 3

export interface UploadOrder {
  /** By whom calls are made. */
  readonly by: Caller
  readonly file: Pick<File, 'size' | 'type' | 'name' | 'slice'>
  /** Names the file's upload: the same one is continued, never begun twice. */
  readonly key?: string
  /** An upload that broke off: go on with it. */
  readonly id?: number | undefined
  readonly onStart?: (id: number) => void
  readonly onProgress: (received: number) => void
  /** Bytes, and the milliseconds that they took. */
  readonly onSpeed?: (bytes: number, milliseconds: number) => void
  readonly signal?: AbortSignal
}

/** Sends a file in pieces and answers with its id. Broke off? Call it again with the id it gave to `onStart`. */
export async function uploadFile(order: UploadOrder): Promise<number> {
  const { file, onProgress } = order
  let upload = await begun(order)
  let inVain = 0
  order.onStart?.(upload.id)
  while (!upload.complete) {
    onProgress(upload.received)
    const before = upload.received
    const began = performance.now()
    upload = await sent(order, upload, inVain === IN_VAIN)
    order.onSpeed?.(upload.received - before, performance.now() - began)
    inVain = upload.received > before ? 0 : inVain + 1
  }
  onProgress(file.size)
  return upload.id
}

async function begun({ by, file, key, id, signal }: UploadOrder): Promise<Upload> {
  if (id !== undefined) return standing(by, id, signal)
  const { name, size, type } = file
  const body = JSON.stringify({ name, size, ...(type && { mediaType: type }) })
  const headers = { ...JSON_HEADERS, 'Idempotency-Key': key ?? newKey() }
  return (await by({ method: 'POST', path: '/api/files', body, headers, signal })).json()
}

async function sent({ by, file, signal }: UploadOrder, upload: Upload, isLast: boolean): Promise<Upload> {
  const body = await pieceOf(file, upload.received)
  try {
    const answer = await by({
      method: 'PATCH',
      path: `/api/files/${upload.id}`,
      body,
      headers: { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(upload.received) },
      signal,
    })
    return { ...upload, ...(await answer.json()) }
  } catch (error) {
    if (isLast || signal?.aborted) throw error
    // The piece may have arrived although its answer was lost, or the server may have lost an earlier one: it says where to go on.
    return standing(by, upload.id, signal)
  }
}

/**
 * Read before the call: a call that cannot read its body ends like one without a net, and would be made again for ever. The file was changed
 * or taken away on the device, or is shorter than it was, or the browser has lost it.
 */
async function pieceOf(file: UploadOrder['file'], from: number): Promise<ArrayBuffer> {
  const piece = await file
    .slice(from, from + CHUNK)
    .arrayBuffer()
    .catch(() => null)
  if (!piece || piece.byteLength === 0) throw new Problem('file.upload-mismatch', 409, { name: file.name })
  return piece
}

async function standing(by: Caller, id: number, signal: AbortSignal | undefined): Promise<Upload> {
  return (await by({ method: 'GET', path: `/api/files/${id}/upload`, signal })).json()
}
