import { z } from 'zod'
import { NOTICE_KINDS } from '../../domain/ground/words.ts'
import { NOTICE_TOPICS, type NoticeTopic } from '../../domain/notices/topics.ts'
import { askedMoment, id, moment, requestNumber } from '../common.ts'

const topics = Object.keys(NOTICE_TOPICS) as NoticeTopic[]

export const bellQuestion = z.object({
  only: z.enum(['new', 'mentions']).optional(),
  about: z.enum(topics).optional().describe('What they are about'),
  request: z.coerce.number().int().positive().optional().describe('Of this request alone, with all of its notices'),
  before: askedMoment.optional().describe('`at` of the last group of the page before'),
  beforeRequest: z.coerce.number().int().positive().optional().describe('`request` of that group'),
})

/** What lies in the outbox of a notice on the screen. */
export const screenPayload = z.object({
  by: z.string().nullable().describe('Who did it; null: the desk itself'),
  text: z.string().nullable().describe('The beginning of what was said'),
  dueAt: z.string().nullable().describe('The time that comes or is over'),
  percent: z.int().nullable().default(null).describe('Of the promised time, of an escalation'),
  missed: z.int().default(0).describe('Steps that nobody could be told of in time'),
  asks: z.boolean().default(false).describe('He is asked to confirm'),
  score: z.int().nullable().default(null).describe('1 to 5, of a rating'),
})
export type ScreenPayload = z.infer<typeof screenPayload>

export const bellKind = z.enum(NOTICE_KINDS)

const bellItem = screenPayload.extend({
  id,
  kind: bellKind,
  at: moment,
  isRead: z.boolean(),
})
export type BellItem = z.infer<typeof bellItem>

const bellGroup = z.object({
  request: requestNumber,
  subject: z.string(),
  place: z.string().nullable(),
  at: moment.describe('Of its newest notice'),
  unread: z.int(),
  count: z.int().describe('How many notices there are, listed or not'),
  items: z.array(bellItem).describe('The newest first, no more than twenty of them in a list of requests'),
})
export type BellGroup = z.infer<typeof bellGroup>

export const bell = z.object({ groups: z.array(bellGroup), more: z.boolean() })
export type Bell = z.infer<typeof bell>

export const bellCount = z.object({
  unread: z.int(),
  requests: z.array(requestNumber).describe('Those with unread notices'),
})
export type BellCount = z.infer<typeof bellCount>

export const bellRead = z.object({ request: requestNumber.optional().describe('Left out: of all requests') })
