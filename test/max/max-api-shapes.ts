import published from './max-bot-api.json' with { type: 'json' }

interface Shape {
  readonly $ref?: string
  readonly type?: string
  readonly nullable?: boolean
  readonly required?: boolean | readonly string[]
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly discriminator?: string
  readonly mapping?: Readonly<Record<string, string>>
}
interface Operation {
  readonly query?: Readonly<Record<string, Shape>>
  readonly body?: string
}

const SCHEMAS: Readonly<Record<string, Shape>> = published.schemas
const OPERATIONS: Readonly<Record<string, Operation>> = published.operations

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Null: the call had none. */
  readonly body: unknown
}

/** The name of a method in the published schema; null: there is none. */
export function operationOf({ method, path }: Pick<Asked, 'method' | 'path'>): string | null {
  const name = `${method} ${path.replace(/^\/videos\/[\w-]+$/, '/videos/{videoToken}')}`
  return name in OPERATIONS ? name : null
}

/** Complaints about a call: an unknown method or field, a missing one, a wrong type, a length that is none. */
export function complaintsAbout(asked: Asked): string[] {
  const name = operationOf(asked)
  const operation = name === null ? undefined : OPERATIONS[name]
  if (name === null || !operation) return [`no method ${asked.method} ${asked.path}`]
  const { query = {}, body } = operation
  const found = [...new Set(asked.query.keys())].flatMap((key) => {
    const shape = query[key]
    return shape
      ? misfits(readAs(asked.query.get(key) ?? '', shape), shape, `${name}?${key}`)
      : [`${name}?${key} is unknown`]
  })
  const missing = Object.entries(query).filter(([key, shape]) => shape.required === true && !asked.query.has(key))
  if (name === 'POST /messages' && asked.query.has('user_id') === asked.query.has('chat_id'))
    found.push(`${name} goes to a person or to a chat`)
  if (body === undefined && asked.body !== null) found.push(`${name} takes no body`)
  return [
    ...found,
    ...missing.map(([key]) => `${name}?${key} is missing`),
    ...(body === undefined ? [] : misfits(asked.body, { $ref: body }, name)),
  ]
}

function readAs(text: string, { type }: Shape): unknown {
  if (type === 'boolean') return text === 'true' || text === 'false' ? text === 'true' : text
  return type === 'int64' && /^-?\d+$/.test(text) ? Number(text) : text
}

function misfits(value: unknown, shape: Shape, path: string): string[] {
  if (value === null && shape.nullable) return []
  if (shape.$ref !== undefined) return misfits(value, SCHEMAS[shape.$ref] ?? {}, path)
  if (shape.discriminator !== undefined) {
    const kind = isObject(value) ? String(value[shape.discriminator]) : ''
    const named = shape.mapping?.[kind]
    return named === undefined
      ? [`${path} is of an unknown kind: ${JSON.stringify(value)}`]
      : misfits(value, { $ref: named }, path)
  }
  if (shape.properties) return ofObject(value, shape, path)
  switch (shape.type) {
    case 'array':
      return ofArray(value, shape, path)
    case 'string':
      return ofString(value, shape, path)
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${path} is no boolean`]
    case 'int64':
      return Number.isInteger(value) ? [] : [`${path} is no number`]
    default:
      return [`${path} has no shape`]
  }
}

function ofObject(value: unknown, { properties = {}, required }: Shape, path: string): string[] {
  if (!isObject(value)) return [`${path} is no object`]
  const wanted = Array.isArray(required) ? required : []
  return [
    ...wanted.filter((key) => !(key in value)).map((key) => `${path}.${key} is missing`),
    ...Object.entries(value).flatMap(([key, inner]) => {
      const shape = properties[key]
      return shape ? misfits(inner, shape, `${path}.${key}`) : [`${path}.${key} is unknown`]
    }),
  ]
}

function ofArray(value: unknown, { items = {}, minItems = 0, maxItems = 1_000 }: Shape, path: string): string[] {
  if (!Array.isArray(value)) return [`${path} is no list`]
  const isSized = value.length >= minItems && value.length <= maxItems
  return [
    ...(isSized ? [] : [`${path} has ${value.length} things`]),
    ...value.flatMap((one) => misfits(one, items, path)),
  ]
}

function ofString(value: unknown, shape: Shape, path: string): string[] {
  if (typeof value !== 'string') return [`${path} is no text: ${JSON.stringify(value)}`]
  const { enum: known, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = shape
  if (known && !known.includes(value)) return [`${path} is not one of ${known.join(', ')}: ${value}`]
  if (pattern !== undefined && !new RegExp(pattern).test(value)) return [`${path} does not look like ${pattern}`]
  return value.length >= minLength && value.length <= maxLength ? [] : [`${path} is ${value.length} long`]
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
