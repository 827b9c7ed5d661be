import { z } from 'zod'
import { cleanLine } from '../domain/ground/clean-text.ts'
import { REFUSALS } from '../domain/ground/refusal.ts'
import {
  CHANNELS,
  CLOSING_CODES,
  CRITICALITIES,
  LINK_KINDS,
  REQUEST_TYPES,
  ROLES,
  SOLUTION_CODES,
  STATUSES,
  URGENCIES,
} from '../domain/ground/words.ts'
import { isZone } from '../domain/hours/zone-offsets.ts'
import { MOVE_NAMES } from '../domain/request/request-lifecycle.ts'

export const id = z.int().positive()
export const requestNumber = z.int().positive().describe('Plain number of a request, shown as №1042')
/** A moment on the wire: ISO 8601 in UTC. */
export const moment = z.iso.datetime({ offset: true }).describe('ISO 8601, UTC')
/** A moment that is asked for: what no database holds is no question. */
export const askedMoment = moment.refine((at) => /^(?:19[789]|20|21)\d/.test(at), 'between 1970 and 2199')
export const localDate = z.iso.date().describe('YYYY-MM-DD')
export const seconds = z.int().describe('Seconds')

/** A zone by its IANA name: «Europe/Moscow». */
export const zone = z.string().max(60).refine(isZone, 'a time zone by its IANA name')

/** A name or a subject: one line without blanks around it, at most `longest` UTF-16 units. Every text that comes in is cleaned at the door. */
export const line = (longest: number) => z.string().overwrite(cleanLine).max(longest)
/** A text of several lines without blanks around it, at most `longest` UTF-16 units. */
export const text = (longest: number) => z.string().trim().max(longest)

export const status = z.enum(STATUSES)
export const urgency = z.enum(URGENCIES).describe('Set by the customer')
export const criticality = z.enum(CRITICALITIES).describe('Set by the specialist')
export const priority = z
  .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
  .describe('Follows from urgency × criticality; 1 is first')
export const requestType = z.enum(REQUEST_TYPES)
export const channel = z.enum(CHANNELS).describe('The way in')
export const role = z.enum(ROLES)
export const closingCode = z.enum(CLOSING_CODES)
export const solutionCode = z.enum(SOLUTION_CODES)
export const linkKind = z.enum(LINK_KINDS)
export const move = z.enum(MOVE_NAMES).describe('A move of the lifecycle, by name')
export const locale = z.enum(['ru', 'en'])

/** A text in both languages of the desk. */
export const bilingual = z.object({ ru: z.string(), en: z.string() })
export type Bilingual = z.infer<typeof bilingual>

export const named = z.object({ id, name: z.string() })
export type Named = z.infer<typeof named>

export const cursor = z.string().max(200).describe('Opaque; taken from `next` of the page before')
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe('Cursor of the next page; null at the end') })

/** Error of every route: RFC 9457 with a stable `code`. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(REFUSALS).or(z.literal('internal')),
  detail: z.string().optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof problem>

export const done = z.object({ done: z.literal(true) })
