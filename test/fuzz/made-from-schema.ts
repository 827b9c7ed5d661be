import { isRecord, type Schema } from '../contract/json-schema.ts'
import type { Chance } from './chance.ts'
import { uglyText, uglyValue } from './ugly.ts'

/** How far from what the document says: of so many hundred values one part is ugly. */
export interface Taste {
  readonly chance: Chance
  readonly uglyShare: number
  /** What there is, by the name of the field that points to it. */
  readonly known: Readonly<Record<string, readonly unknown[]>>
}

/** Somewhere on this machine where nobody listens: no call of the run leaves it. */
const NOWHERE = { host: '127.0.0.1', port: 1 } as const

/** What stands in a field of this name, if it is to mean something. */
const MEANT: Readonly<Record<string, readonly unknown[]>> = {
  ...{ host: [NOWHERE.host, 'a b', ''], port: [NOWHERE.port], security: ['none'] },
  zone: ['Europe/Moscow', 'UTC', 'Asia/Yekaterinburg'],
  address: ['ivan@vesna.example', 'new@home.example', '+79161234567'],
  email: ['ivan@vesna.example'],
  pattern: ['spam@ads.example', '*@ads.example', 'ads.example'],
  language: ['ru', 'en'],
  subject: ['Касса не печатает', 'Вопрос'],
  text: ['Здравствуйте', 'Спасибо, всё работает'],
  q: ['касса', '1', 'печать чека', 'rfccf'],
  version: [1, 2, 3, 4, 5],
  stopOfTrade: ['true', 'false', true, false],
}

/** Fields that lead out of the machine are never chosen by chance. */
const NEVER_UGLY: readonly string[] = ['host', 'port']

/** A value as the schema allows it, with something ugly here and there. */
export function madeFrom(schema: unknown, taste: Taste, name = ''): unknown {
  const { chance, uglyShare, known } = taste
  if (!isRecord(schema)) return uglyValue(chance)
  if (chance.percent(uglyShare) && !NEVER_UGLY.includes(name)) return uglyValue(chance)
  const meant = known[name]?.length ? known[name] : MEANT[name]
  if (meant && schema.type !== 'object' && schema.type !== 'array' && (chance.percent(80) || NEVER_UGLY.includes(name)))
    return chance.one(meant)
  if (Array.isArray(schema.enum)) return chance.one(schema.enum)
  if ('const' in schema) return schema.const
  for (const choice of [schema.anyOf, schema.oneOf])
    if (Array.isArray(choice)) return madeFrom(chance.one(choice), taste, name)
  return madeOfType(schema, taste, name)
}

function madeOfType(schema: Schema, taste: Taste, name: string): unknown {
  const { chance } = taste
  switch (schema.type) {
    case 'object':
      return madeObject(schema, taste)
    case 'array':
      return Array.from({ length: chance.number(4) }, () => madeFrom(schema.items, taste, name))
    case 'integer':
    case 'number':
      return Math.max(Number(schema.minimum ?? 0), 0) + 1 + chance.number(chance.percent(90) ? 25 : 100_000)
    case 'boolean':
      return chance.percent(50)
    case 'null':
      return null
    default:
      return madeText(schema, chance)
  }
}

function madeObject({ properties, required, additionalProperties }: Schema, taste: Taste): Schema {
  const { chance, uglyShare } = taste
  const must = Array.isArray(required) ? required : []
  const own = Object.entries(isRecord(properties) ? properties : {})
    .filter(([name]) => (must.includes(name) ? !chance.percent(uglyShare / 3) : chance.percent(35)))
    .map(([name, inner]) => [name, madeFrom(inner, taste, name)] as const)
  const isOpen = isRecord(additionalProperties) || chance.percent(uglyShare)
  const other = isOpen
    ? [[chance.percent(30) ? uglyText(chance) : 'a', madeFrom(additionalProperties, taste)] as const]
    : []
  return Object.fromEntries([...own, ...other])
}

function madeText({ format, minLength, maxLength, pattern }: Schema, chance: Chance): string {
  if (format === 'date-time') return new Date(Date.UTC(2026, chance.number(24), chance.number(28))).toISOString()
  if (format === 'date') return `2026-${String(1 + chance.number(12)).padStart(2, '0')}-15`
  if (format === 'email') return `somebody${chance.number(40)}@desk.example`
  if (typeof pattern === 'string' && pattern.includes('\\d'))
    return chance.one(['22:00', '07:30', '104120007', '25:99'])
  const least = Number(minLength ?? 0)
  const most = Math.min(Number(maxLength ?? 60), 60)
  const length = least + chance.number(Math.max(1, most - least + 1))
  return Array.from({ length }, () => chance.one([...'абвгд ежзиклм нопрст'])).join('')
}
