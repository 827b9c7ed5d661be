import { complaints, isRecord, type Schema } from './json-schema.ts'

/** An answer as a client sees it. */
export interface Given {
  readonly method: string
  /** As the document writes it: `/api/requests/{number}`; null when no route fits. */
  readonly path: string | null
  readonly status: number
  readonly contentType: string
  /** Null: not looked at, it is no JSON. */
  readonly body: unknown
}

/** What is wrong with an answer by the API document: its status, its kind, its shape. */
export function wrongWith(document: unknown, { method, path, status, contentType, body }: Given): string[] {
  const definitions = field(document, 'components', 'schemas')
  const about = (text: string) => `${method} ${path} ${status}: ${text}`
  const responses = path === null ? REFUSALS : field(document, 'paths', path, method.toLowerCase(), 'responses')
  if (Object.keys(responses).length === 0) return [about('the document does not know this call')]
  const response = responses[status] ?? responses[`${String(status)[0]}XX`]
  if (response === undefined) return [about('the document does not know this status')]
  const content = field(response, 'content')
  const kind = contentType.replace(/;.*/, '')
  const found = content[kind] ?? content['*/*']
  if (found === undefined) return [about(`${kind || 'no content-type'} instead of ${Object.keys(content)}`)]
  const { schema } = isRecord(found) ? found : {}
  return schema === undefined ? [] : complaints(schema, body, definitions).map(about)
}

/** Where there is nothing, the answer is a refusal all the same. */
const REFUSALS: Schema = {
  '4XX': { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
}

function field(value: unknown, ...names: readonly string[]): Schema {
  const found = names.reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), value)
  return isRecord(found) ? found : {}
}
