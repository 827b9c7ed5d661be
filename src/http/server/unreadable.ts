import type { Socket } from 'node:net'
import { Refusal } from '../../domain/ground/refusal.ts'
import { problemOf } from './errors.ts'

/** What Node says of bytes that are no HTTP, in the words of HTTP. */
const STATUS: Readonly<Record<string, { readonly status: number; readonly words: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, words: 'Request Header Fields Too Large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, words: 'Request Timeout' },
}
const BAD_REQUEST = { status: 400, words: 'Bad Request' }

/** What never became a call is refused in the same shape as one, and its connection ends. */
export function refuseUnreadable(
  error: Error & { readonly code?: string },
  socket: Socket,
  headers: Readonly<Record<string, string>>,
): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const { status, words } = STATUS[error.code ?? ''] ?? BAD_REQUEST
  const body = JSON.stringify({ ...problemOf(new Refusal('input.invalid', { message: words }), 'ru'), status })
  const head = [
    `HTTP/1.1 ${status} ${words}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}
