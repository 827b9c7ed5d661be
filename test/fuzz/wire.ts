import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { Call } from './calls.ts'

export interface WireAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: Buffer
  readonly took: number
}

/** Longer than anybody waits: then the connection is given up. */
const PATIENCE = 20_000

/** Sends calls to a server as they are. */
export function wireTo(origin: string, connections: number) {
  const { hostname, port } = new URL(origin)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const send = (call: Call): Promise<WireAnswer> =>
    new Promise((resolve, reject) => {
      const { method, target, headers, body } = call
      const started = performance.now()
      const length = body === null ? {} : { 'content-length': String(body.length) }
      const http = request(
        { agent, hostname, port, method, path: target, headers: { ...headers, ...length } },
        (answer) => {
          const contentType = String(answer.headers['content-type'] ?? '')
          const pieces: Buffer[] = []
          const done = () =>
            resolve({
              status: answer.statusCode ?? 0,
              contentType,
              body: unpacked(Buffer.concat(pieces), answer.headers['content-encoding']),
              took: performance.now() - started,
            })
          answer.on('data', (piece: Buffer) => pieces.push(piece))
          answer.on('end', done)
          answer.on('error', reject)
          // News go on for ever: that they begin is enough.
          if (contentType.startsWith('text/event-stream')) {
            done()
            answer.destroy()
          }
        },
      )
      http.setTimeout(PATIENCE, () => http.destroy(new Error(`no answer within ${PATIENCE / 1000} s`)))
      // A kept connection that the server has just closed says nothing of this call.
      const isStale = (error: NodeJS.ErrnoException) => http.reusedSocket && error.code === 'ECONNRESET'
      http.on('error', (error) => (isStale(error) ? resolve(send(call)) : reject(error)))
      http.end(body ?? undefined)
    })
  return { send, close: () => agent.destroy() }
}

/** Who says that he takes anything may get it packed. */
function unpacked(bytes: Buffer, encoding: string | undefined): Buffer {
  return encoding === 'gzip' ? gunzipSync(bytes) : bytes
}
