import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problem } from '../../contract/common.ts'

type Transform = NonNullable<FastifyDynamicSwaggerOptions['transformObject']>
type Document = ReturnType<Transform>

/** How the OpenAPI document is made of the doors: what each answers when it does not refuse, and how all of them refuse. */
export const API_DOCUMENT: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: { title: 'Okno', version: '1', description: 'Everything the screens do goes through this API.' },
    components: { schemas: { Problem: z.toJSONSchema(problem, { target: 'draft-2020-12' }) as object } },
  },
  transform: jsonSchemaTransform,
  transformObject: (made) => withRefusals('openapiObject' in made ? made.openapiObject : made.swaggerObject),
}

const REFUSAL = {
  description: 'Why not, under a stable code (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}
/** A file, or news: what it is called says its content-type. */
const BYTES = { 'application/octet-stream': {}, '*/*': {} }

interface Operation {
  readonly responses: Record<string, { readonly content?: unknown }>
}

function withRefusals(document: Document): Document {
  const operations: unknown[] = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path ?? {}))
  for (const { responses } of operations.filter(isOperation)) {
    const { 200: answer } = responses
    if (answer && answer.content === undefined) responses[200] = { ...answer, content: BYTES }
    Object.assign(responses, { '4XX': REFUSAL, '5XX': REFUSAL })
  }
  return document
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'responses' in value
}
