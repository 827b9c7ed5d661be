import { type FastifyInstance, fastify } from 'fastify'
import type { App } from './context.ts'

const PREFIX = '/api/docs'

/** The page of the API document. Its 5 MB are read when the first one opens it: most servers never show it. */
export function apiReference(app: App): void {
  let opening: Promise<FastifyInstance> | null = null
  app.addHook('onClose', async () => (await opening)?.close())
  for (const url of [PREFIX, `${PREFIX}/*`]) {
    app.get(url, { schema: { hide: true } }, async (http, reply) => {
      opening ??= openReference()
      const { statusCode, headers, rawPayload } = await (await opening).inject({ url: http.url })
      for (const name of ['content-type', 'location'] as const) {
        const value = headers[name]
        if (value !== undefined) reply.header(name, value)
      }
      return reply.code(statusCode).send(rawPayload)
    })
  }
}

async function openReference(): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference')
  const reference = fastify()
  await reference.register(scalar, {
    routePrefix: PREFIX,
    configuration: {
      url: '/api/openapi.json',
      withDefaultFonts: false,
      telemetry: false,
      showDeveloperTools: 'never',
      hideClientButton: true,
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  })
  await reference.ready()
  return reference
}
