import { isRecord, type Schema } from '../contract/json-schema.ts'
import type { Chance } from './chance.ts'
import { madeFrom, type Taste } from './made-from-schema.ts'
import { spoiled, uglyText, uglyValue } from './ugly.ts'

/** One call as it goes over the wire. */
export interface Call {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | null
  /** The route of the document it is made from; null when it is bent so that another one may answer. */
  readonly route: string | null
}

export interface Route {
  readonly method: string
  readonly path: string
  readonly operation: Schema
}

export function routesOf(document: unknown): Route[] {
  const paths = isRecord(document) && isRecord(document.paths) ? document.paths : {}
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(isRecord(methods) ? methods : {}).flatMap(([method, operation]) =>
      isRecord(operation) ? [{ method: method.toUpperCase(), path, operation }] : [],
    ),
  )
}

/** A call of a route: as the document says, nearly so, or ugly; sometimes bent into what no document knows. */
export function callOf(route: Route, chance: Chance, known: Taste['known']): Call {
  const taste: Taste = { chance, known, uglyShare: chance.one([0, 0, 4, 15, 40]) }
  const { method, path, operation } = route
  const { body, type } = bodyOf(operation, taste)
  const call: Call = {
    method,
    target: pathOf(path, operation, taste) + queryOf(operation, taste),
    headers: { ...headersOf(operation, taste), ...(body !== null && { 'content-type': type }) },
    body,
    route: path,
  }
  return chance.percent(8) ? bent(call, chance) : call
}

function parametersOf({ parameters }: Schema, where: string): { name: string; schema: unknown; required: boolean }[] {
  const all: readonly unknown[] = Array.isArray(parameters) ? parameters : []
  return all
    .filter(isRecord)
    .flatMap(({ in: place, name, schema, required }) =>
      place === where ? [{ name: String(name), schema, required: required === true }] : [],
    )
}

function pathOf(path: string, operation: Schema, taste: Taste): string {
  const { chance, uglyShare } = taste
  const known = parametersOf(operation, 'path')
  return path.replaceAll(/([\w-]+)\/\{(\w+)\}/g, (_, word: string, name: string) => {
    if (chance.percent(uglyShare))
      return `${word}/${encoded(chance.percent(50) ? uglyText(chance) : asText(uglyValue(chance)))}`
    const schema = known.find((one) => one.name === name)?.schema
    return `${word}/${encoded(asText(madeFrom(schema, { ...taste, uglyShare: 0 }, name === 'id' ? word : name)))}`
  })
}

function queryOf(operation: Schema, taste: Taste): string {
  const { chance, uglyShare } = taste
  const asked = parametersOf(operation, 'query').filter(({ required }) =>
    required ? !chance.percent(uglyShare / 3) : chance.percent(45),
  )
  const pairs = asked.map(({ name, schema }) => `${name}=${encoded(asText(madeFrom(schema, taste, name)))}`)
  const again = chance.percent(uglyShare) && pairs[0] !== undefined ? [pairs[0]] : []
  return pairs.length === 0 ? '' : `?${[...pairs, ...again].join('&')}`
}

function bodyOf({ requestBody }: Schema, taste: Taste): { body: Buffer | null; type: string } {
  const { chance, uglyShare } = taste
  const content = isRecord(requestBody) && isRecord(requestBody.content) ? requestBody.content : {}
  const [[type, media] = ['application/json', null]] = Object.entries(content)
  if (type === 'application/octet-stream') return { body: Buffer.from(uglyText(chance)), type }
  if (!isRecord(media)) return { body: chance.percent(uglyShare / 2) ? Buffer.from('{}') : null, type }
  const json = JSON.stringify(madeFrom(media.schema, taste)) ?? 'null'
  const body = chance.percent(uglyShare / 2) ? spoiled(chance, json) : Buffer.from(json)
  return { body, type: chance.percent(uglyShare / 3) ? chance.one(TYPES) : type }
}

const TYPES = [
  'text/plain',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  'application/octet-stream',
  'application/jsonp',
  '/',
]

function headersOf(operation: Schema, { chance, uglyShare }: Taste): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const { name } of parametersOf(operation, 'header')) {
    if (chance.percent(40)) headers[name] = chance.percent(90) ? String(chance.number(50)) : latin(uglyText(chance))
  }
  if (chance.percent(uglyShare)) headers[chance.one(ODD_HEADERS)] = latin(chance.one(HEADER_VALUES))
  return headers
}

const ODD_HEADERS = [
  ...['accept-language', 'accept', 'origin', 'referer', 'sec-fetch-site', 'range', 'if-none-match', 'x-forwarded-for'],
  ...['x-http-method-override', 'content-encoding', 'user-agent', 'accept-encoding', 'last-event-id', 'upload-offset'],
  ...['idempotency-key', 'if-modified-since', 'forwarded', 'x-request-id', 'authorization'],
]
const HEADER_VALUES = [
  '',
  'a'.repeat(4_000),
  'en',
  'null',
  'cross-site',
  'bytes=0-,-1',
  '*',
  'gzip',
  '\u00ff\u00fe',
  'Bearer x',
  '%00',
  '-1',
]

/** What no document knows: odd methods, double slashes, broken escapes, paths that nearly fit. */
function bent(call: Call, chance: Chance): Call {
  const { target } = call
  const other = chance.one([
    { method: chance.one(['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE', 'PUT', 'DELETE', 'PATCH', 'POST', 'GET']) },
    { target: `/${target}` },
    { target: target.replaceAll('/', '//') },
    { target: `${target}/` },
    { target: target.replace('/api', '/%61pi') },
    { target: `${target}%` },
    { target: target.replace('/api', '/api/..') },
    { target: target.replace('/api', '') },
    { target: target.toUpperCase() },
    { target: `${target}${target.includes('?') ? '&' : '?'}${'a=1&'.repeat(1_500)}` },
    { target: `${target}/${'a/'.repeat(200)}` },
    { target: `${target}?__proto__=1&constructor[prototype]=2&a[b]=c&=&&%ff=%fe` },
    {
      target: chance.one([
        '//',
        '///',
        '/',
        '*',
        '/api',
        '/api/',
        '/health/ready',
        '/metrics',
        '/api/docs/',
        '/desk//x',
        '/%',
        '/%00',
      ]),
    },
  ])
  return { ...call, ...other, route: null }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** Whatever it is, it may stand in an address: lone surrogates as the bytes that some clients send. */
function encoded(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text.slice(0, 3_000)) : '%ED%A0%80'
}

/** A header takes Latin-1 and no controls. */
function latin(text: string): string {
  return text.replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?').slice(0, 4_000)
}
