import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'

export interface Asked {
  readonly path: string
  readonly method: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** An answer; null: the line is cut instead. */
export type Answered = {
  readonly status?: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
} | null

/** An HTTP server of somebody else on a free port: answers JSON, or cuts the line. */
export async function wire(answer: (asked: Asked) => Answered | Promise<Answered>) {
  const server: Server = createServer(async (http, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of http) chunks.push(chunk)
    const { url: path = '', method = '', headers } = http
    const asked = { path, method, headers, body: Buffer.concat(chunks).toString('utf8') }
    // A fault of the fake is an answer: nobody waits for it.
    const told = await Promise.resolve(asked)
      .then(answer)
      .catch((error: unknown) => ({ status: 500, body: String(error) }))
    if (told === null) return void http.socket.destroy()
    const text = typeof told.body === 'string' ? told.body : JSON.stringify(told.body)
    const more = 'headers' in told ? told.headers : {}
    reply.writeHead(told.status ?? 200, { 'content-type': 'application/json', ...more }).end(text)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What is wrong with a set of fields: one that is not known, one that is missing. */
export function complaintsAbout(
  given: readonly string[],
  { needs, may = [] }: { needs: readonly string[]; may?: readonly string[] },
) {
  const unknown = given.filter((name) => !needs.includes(name) && !may.includes(name))
  const missing = needs.filter((name) => !given.includes(name))
  return [...unknown.map((name) => `unknown: ${name}`), ...missing.map((name) => `missing: ${name}`)]
}

/** What a test gets of one message that a provider has taken. */
export interface Taken {
  readonly id: string
  readonly phone: string
  readonly text: string
  readonly sender: string
  status: string
}
