/** A JSON Schema (2020-12) as the API document has them. */
export type Schema = { readonly [keyword: string]: unknown }

/** A test reads this with the eyes of a strict client: an unknown keyword is an error, so that none is passed over. */
type Rule = (wanted: unknown, value: unknown, at: Place) => string[]

interface Place {
  readonly path: string
  readonly schema: Schema
  readonly look: (schema: unknown, value: unknown, path: string) => string[]
}

/** What is wrong with a value, each with its path; nothing when the schema allows it. */
export function complaints(schema: unknown, value: unknown, definitions: Schema, path = '$'): string[] {
  if (!isRecord(schema)) return schema === false ? [`${path}: nothing may be here`] : []
  const look = (inner: unknown, of: unknown, at: string) => complaints(inner, of, definitions, at)
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    if (keyword === '$ref') return look(definitions[String(wanted).replace(/^.*\//, '')], value, path)
    const rule = RULES[keyword]
    if (rule === undefined)
      throw new Error(`${path}: the document has a keyword that this test does not know: ${keyword}`)
    return rule(wanted, value, { path, schema, look })
  })
}

const nothing: Rule = () => []

const RULES: Readonly<Record<string, Rule>> = {
  type: (wanted, value, { path }) =>
    [wanted].flat().some((type) => typesOf(value).includes(String(type)))
      ? []
      : [`${path}: ${show(value)} is no ${wanted}`],
  enum: (wanted, value, { path }) =>
    Array.isArray(wanted) && wanted.includes(value) ? [] : [`${path}: ${show(value)} is none of ${show(wanted)}`],
  const: (wanted, value, { path }) => (wanted === value ? [] : [`${path}: ${show(value)} is not ${show(wanted)}`]),
  anyOf: (wanted, value, at) => someOf(wanted, value, at),
  oneOf: (wanted, value, at) => someOf(wanted, value, at),
  allOf: (wanted, value, { path, look }) => listOf(wanted).flatMap((inner) => look(inner, value, path)),
  properties: (wanted, value, { path, look }) =>
    fields(value).flatMap(([name, inner]) => {
      const schema = isRecord(wanted) && Object.hasOwn(wanted, name) ? wanted[name] : true
      return look(schema, inner, `${path}.${name}`)
    }),
  required: (wanted, value, { path }) =>
    isRecord(value)
      ? listOf(wanted).flatMap((name) => (Object.hasOwn(value, String(name)) ? [] : [`${path}.${name} is missing`]))
      : [],
  additionalProperties: (wanted, value, { path, look, schema }) => {
    const known = isRecord(schema.properties) ? schema.properties : {}
    const others = fields(value).filter(([name]) => !Object.hasOwn(known, name))
    return others.flatMap(([name, inner]) => look(wanted, inner, `${path}.${name}`))
  },
  propertyNames: (wanted, value, { path, look }) =>
    fields(value).flatMap(([name]) => look(wanted, name, `${path}.${name}`)),
  items: (wanted, value, { path, look }) =>
    Array.isArray(value) ? value.flatMap((inner, index) => look(wanted, inner, `${path}[${index}]`)) : [],
  minimum: (wanted, value, { path }) => limit(typeof value !== 'number' || value >= Number(wanted), path, value),
  exclusiveMinimum: (wanted, value, { path }) =>
    limit(typeof value !== 'number' || value > Number(wanted), path, value),
  maximum: (wanted, value, { path }) => limit(typeof value !== 'number' || value <= Number(wanted), path, value),
  minLength: (wanted, value, { path }) =>
    limit(typeof value !== 'string' || value.length >= Number(wanted), path, value),
  maxLength: (wanted, value, { path }) =>
    limit(typeof value !== 'string' || value.length <= Number(wanted), path, value),
  minItems: (wanted, value, { path }) => limit(!Array.isArray(value) || value.length >= Number(wanted), path, value),
  maxItems: (wanted, value, { path }) => limit(!Array.isArray(value) || value.length <= Number(wanted), path, value),
  pattern: (wanted, value, { path }) =>
    limit(typeof value !== 'string' || new RegExp(String(wanted)).test(value), path, value),
  /** Each format of the document has its pattern as well. */
  format: nothing,
  description: nothing,
  default: nothing,
  $schema: nothing,
}

function limit(isWithin: boolean, path: string, value: unknown): string[] {
  return isWithin ? [] : [`${path}: ${show(value)} is outside of what the document says`]
}

function someOf(wanted: unknown, value: unknown, { path, look }: Place): string[] {
  const tries = listOf(wanted).map((inner) => look(inner, value, path))
  return tries.some((found) => found.length === 0) ? [] : (tries.toSorted((a, b) => a.length - b.length)[0] ?? [])
}

function typesOf(value: unknown): string[] {
  if (value === null) return ['null']
  if (Array.isArray(value)) return ['array']
  if (typeof value === 'number') return Number.isInteger(value) ? ['integer', 'number'] : ['number']
  return [typeof value]
}

function fields(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : []
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 120)
}

export function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
