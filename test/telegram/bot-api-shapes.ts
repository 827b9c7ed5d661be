import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What the Bot API takes, read from the declarations of `@gramio/types` (generated from https://core.telegram.org/bots/api, the
 * version stands in their head): every method with its parameters, every object with its fields.
 */
const OUT = join(import.meta.dirname, '../../node_modules/@gramio/types/out')
const read = (name: string) => readFileSync(join(OUT, name), 'utf8')

interface Field {
  readonly type: string
  readonly isOptional: boolean
}
type Shape = ReadonlyMap<string, Field>

const PARAMS = interfacesIn(read('params.d.ts'))
const OBJECTS = interfacesIn(read('objects.d.ts'))
const ALIASES = aliasesIn(read('objects.d.ts'))

/** Complaints about the parameters of a call: an unknown method or field, a missing one, a wrong type. */
export function complaintsAbout(method: string, params: Readonly<Record<string, unknown>>): string[] {
  const name = `${method[0]?.toUpperCase()}${method.slice(1)}Params`
  const shape = PARAMS.get(name)
  if (!shape) return WITHOUT_PARAMS.includes(method) && Object.keys(params).length === 0 ? [] : [`no method ${method}`]
  return misfits(shape, params, method)
}

const WITHOUT_PARAMS = ['getMe', 'getWebhookInfo', 'logOut', 'close']

function misfits(shape: Shape, value: Readonly<Record<string, unknown>>, path: string): string[] {
  const unknown = Object.keys(value).filter((key) => !shape.has(key))
  const missing = [...shape].filter(([key, { isOptional }]) => !isOptional && value[key] === undefined)
  const wrong = Object.entries(value).flatMap(([key, inner]) => {
    const field = shape.get(key)
    return field && !fits(inner, field.type) ? [`${path}.${key} is no ${field.type}: ${JSON.stringify(inner)}`] : []
  })
  return [
    ...unknown.map((key) => `${path}.${key} is unknown`),
    ...missing.map(([key]) => `${path}.${key} is missing`),
    ...wrong,
  ]
}

function fits(value: unknown, type: string): boolean {
  return partsOf(type).some((part) => fitsOne(value, part))
}

function fitsOne(value: unknown, type: string): boolean {
  const bare = type.replace(/^Objects\./, '')
  if (bare.endsWith('[]')) {
    const inner = bare.slice(0, -2).replace(/^\((.*)\)$/, '$1')
    return Array.isArray(value) && value.every((one) => fits(one, inner))
  }
  if (bare === 'string') return typeof value === 'string'
  if (bare === 'number') return typeof value === 'number' && Number.isFinite(value)
  if (bare === 'boolean') return typeof value === 'boolean'
  if (bare === 'true') return value === true
  if (/^"[^"]*"$/.test(bare)) return value === bare.slice(1, -1)
  if (/^-?\d+$/.test(bare)) return value === Number(bare)
  if (bare.startsWith('Exclude<keyof')) return typeof value === 'string'
  if (bare === 'TelegramInputFile') return value instanceof Blob
  const alias = ALIASES.get(bare)
  if (alias !== undefined) return fits(value, alias)
  const shape = OBJECTS.get(bare)
  if (!shape || typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return misfits(shape, Object.fromEntries(Object.entries(value)), bare).length === 0
}

/** A union, part by part: bars inside brackets do not count. */
function partsOf(type: string): string[] {
  const parts: string[] = []
  let [depth, part] = [0, '']
  for (const sign of type) {
    if ('<({['.includes(sign)) depth += 1
    if ('>)}]'.includes(sign)) depth -= 1
    if (sign === '|' && depth === 0) {
      parts.push(part.trim())
      part = ''
    } else part += sign
  }
  return [...parts, part.trim()].filter((one) => one !== '' && !one.startsWith('{'))
}

function interfacesIn(text: string): ReadonlyMap<string, Shape> {
  const bare = text.replaceAll(/\/\*\*[\s\S]*?\*\//g, '')
  const found = bare.matchAll(/export interface (\w+)(?:<[^>]*>)?(?: extends [^{]+)?\s*\{\n([\s\S]*?)\n\}/g)
  return new Map([...found].map(([, name = '', body = '']) => [name, fieldsIn(body)]))
}

function fieldsIn(body: string): Shape {
  const fields = body.matchAll(/^ {4}(\w+)(\??):\s*([\s\S]*?)(?=^ {4}\w+\??:|$(?![\s\S]))/gm)
  return new Map(
    [...fields].map(([, name = '', optional, type = '']) => [
      name,
      { isOptional: optional === '?', type: type.replaceAll(/\s+/g, ' ').trim() },
    ]),
  )
}

function aliasesIn(text: string): ReadonlyMap<string, string> {
  const bare = text.replaceAll(/\/\*\*[\s\S]*?\*\//g, '')
  const found = bare.matchAll(/export type (\w+)\s*=\s*([\s\S]*?)(?=\n\n|\nexport |$(?![\s\S]))/g)
  return new Map([...found].map(([, name = '', type = '']) => [name, type.replaceAll(/\s+/g, ' ').trim()]))
}
