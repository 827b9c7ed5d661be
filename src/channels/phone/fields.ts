import { z } from 'zod'
import { cleanLine, cutText } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { PbxArrived } from './pbx.ts'

/** What a delivery says, by the names of its vendor; values are not cleaned: signatures are made over them as they are. */
export type Fields = Readonly<Record<string, unknown>>

/** Vendors send some thirty; a form of half a million names takes seconds to take apart. */
const MOST_FIELDS = 1_000
const LONGEST_TEXT = 200
const LONGEST_KEY = 250
const LONGEST_ADDRESS = 2_000

/**
 * The fields of a delivery: of its JSON object or its form, by GET or with nothing in the body of its query. A name of a form that
 * ends in `[]` gathers its values, of any other the last counts. Null: it is neither, or has more fields than anybody sends.
 */
export function fieldsOf({ method, query, body }: PbxArrived): Fields | null {
  if (method === 'GET' || body.trim() === '') return query
  return /^\s*[[{]/.test(body) ? objectIn(body) : formIn(body)
}

/** The object that a JSON text is; null: it is no JSON, or no object. */
export function objectIn(text: string): Fields | null {
  try {
    const read = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

function formIn(body: string): Fields | null {
  if (body.split('&', MOST_FIELDS + 1).length > MOST_FIELDS) return null
  const lists = new Map<string, string | string[]>()
  for (const [name, value] of new URLSearchParams(body)) {
    const known = lists.get(name)
    if (!name.endsWith('[]')) lists.set(name, value)
    else if (Array.isArray(known)) known.push(value)
    else lists.set(name, [value])
  }
  return Object.fromEntries(lists)
}

/** A field as it was sent, for a signature; '' when it is not there. */
export function rawField(fields: Fields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

const scalar = z.union([z.string(), z.number()])

/** One cleaned line of at most 200 characters; null when nothing stands in it. */
export const text = scalar.nullish().transform((value) => {
  const line = cleanLine(String(value ?? ''))
  return line === '' ? null : cutText(line, LONGEST_TEXT)
})

/** Names a whole call or one of its legs: cut it and two calls become one, so a longer one is refused. */
export const key = scalar.transform((value) => cleanLine(String(value))).pipe(z.string().min(1).max(LONGEST_KEY))

/** A leg that may be left out; null when empty. */
export const optionalKey = text.pipe(z.string().max(LONGEST_KEY).nullable())

/** Where a recording is heard; null when left out or too long to be kept. */
export const address = z
  .string()
  .nullish()
  .transform((value) => {
    const line = cleanLine(value ?? '')
    return line === '' || line.length > LONGEST_ADDRESS ? null : line
  })

/** Of a form everything is text: '12' is 12, '' is null. */
export const count = scalar
  .nullish()
  .transform((value) => String(value ?? '').trim())
  .pipe(z.string().regex(/^\d{0,16}$/))
  .transform((digits) => (digits === '' ? null : Number(digits)))

/** A place in an order, as the database keeps it. */
export const place = count.pipe(z.number().max(2_147_483_647).nullable())

/** 2000 and 2100: before and after are clocks that were never set, and numbers of another unit. */
const FIRST_MOMENT = 946_684_800_000
const LAST_MOMENT = 4_102_444_800_000

/** A moment that can be one; null for 0, which means «never», and for what no clock shows. */
export function sane(at: number | null): Instant | null {
  return at !== null && at >= FIRST_MOMENT && at <= LAST_MOMENT ? Math.floor(at) : null
}

/** Seconds since 1970 → a moment. */
export const unixSeconds = count.transform((seconds) => sane(seconds === null ? null : seconds * 1_000))

/** What was wrong with a delivery, for the journal: the field and the rule, never what stood in it. */
export function whyNot({ issues }: z.ZodError): string {
  const [first] = issues
  return first === undefined ? 'not understood' : `${first.path.join('.')}: ${first.message}`.slice(0, 200)
}
