import assert from 'node:assert/strict'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App, House } from '../../src/http/server/context.ts'
import { buildServer, type ServerSettings } from '../../src/http/server/server.ts'
import { wrongWith } from './api-answers.ts'
import { sharedDocument } from './shared-document.ts'

/** The doors as `buildServer` makes them; when they close, every answer they gave was as the API document says. */
export async function watchedServer(house: House, settings: ServerSettings): Promise<App> {
  const app = await buildServer(house, settings)
  const wrong = new Set<string>()
  let known: unknown
  const document = () => {
    known ??= sharedDocument(app)
    return known
  }
  app.addHook('onSend', async (http, reply, payload) => {
    for (const one of wrongIn(document, http, reply, payload)) wrong.add(one)
  })
  app.addHook('onClose', async () => {
    assert.deepEqual([...wrong], [], 'answers that the API document does not allow')
  })
  return app
}

function wrongIn(document: () => unknown, http: FastifyRequest, reply: FastifyReply, payload: unknown): string[] {
  const { url, schema } = http.routeOptions
  const isDocumented = http.url.startsWith('/api/') && !isHidden(schema) && http.method !== 'HEAD'
  if (!isDocumented) return []
  const contentType = String(reply.getHeader('content-type') ?? '')
  return wrongWith(document(), {
    method: http.method,
    path: url === undefined ? null : url.replaceAll(/:(\w+)/g, '{$1}'),
    status: reply.statusCode,
    contentType,
    body: contentType.includes('json') ? JSON.parse(String(payload)) : null,
  })
}

function isHidden(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'hide' in schema && schema.hide === true
}
