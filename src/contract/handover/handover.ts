import { z } from 'zod'
import { ITEM_STATES, LONGEST_NOTE, LONGEST_TODO, MOST_ITEMS } from '../../domain/handover/handover.ts'
import { id, moment, named, requestNumber, status } from '../common.ts'

const handedRequest = z.object({
  number: requestNumber,
  subject: z.string(),
  status,
  place: z.string().nullable(),
  nextDueAt: moment.nullable(),
  burnsAt: moment.nullable(),
  clockPaused: z.boolean(),
})

const ownRequest = handedRequest.extend({
  runs: z.boolean().describe('The clock of its contract runs until the giver is back'),
  opensAt: moment.nullable().describe('When its service hours begin again; null: they are open, or nobody knows'),
})
export type OwnRequest = z.infer<typeof ownRequest>

const handover = z.object({
  id,
  from: named,
  to: named,
  note: z.string(),
  madeAt: moment,
  calledAt: moment.describe('When somebody else is called unless it is answered'),
  raisedAt: moment.nullable(),
  raisedTo: named.nullable().describe('Who was called when nobody answered in time, and may accept too'),
  items: z.array(
    handedRequest.extend({
      todo: z.string(),
      state: z.enum(ITEM_STATES),
      decidedAt: moment.nullable(),
      decidedBy: named.nullable(),
    }),
  ),
  words: z.array(z.object({ number: requestNumber.nullable(), author: named, text: z.string(), at: moment })),
})
export type Handover = z.infer<typeof handover>

const shift = z.object({ team: named, startsAt: moment, endsAt: moment })

export const endOfShift = z.object({
  shift: shift.nullable().describe('Of the reader, now; null: none is planned'),
  until: moment.describe('Until then somebody else looks after what runs'),
  receivers: z
    .array(
      z.object({
        id,
        name: z.string(),
        from: moment.nullable().describe('When his shift begins; null: none is planned'),
      }),
    )
    .describe('Who can take over, whoever comes next first'),
  suggested: z.boolean().describe('The first of them comes by the plan of duty'),
  summary: z.object({ taken: z.int(), resolved: z.int(), late: z.int() }),
  requests: z.array(ownRequest).describe('Open ones of the reader that he gives over to nobody yet'),
  handovers: z.array(handover).describe('To and from the reader: all without an answer, and the last one with'),
})
export type EndOfShift = z.infer<typeof endOfShift>

export const newHandover = z.object({
  toId: id,
  note: z.string().max(LONGEST_NOTE).default(''),
  items: z
    .array(z.object({ number: requestNumber, todo: z.string().trim().max(LONGEST_TODO).default('') }))
    .max(MOST_ITEMS)
    .refine((items) => new Set(items.map(({ number }) => number)).size === items.length, 'a request twice'),
})

export const acceptance = z.object({ numbers: z.array(requestNumber).min(1).max(MOST_ITEMS) })
export const accepted = z.object({
  accepted: z.array(requestNumber),
  gone: z.array(requestNumber).describe('Meanwhile somebody else has them, or they have ended'),
})

export const handoverWords = z.object({
  number: requestNumber.nullable().describe('null: about all of it'),
  text: z.string().trim().min(1).max(LONGEST_TODO),
})

export const waitingHandovers = z.object({
  toMe: z.int().describe('Requests that are offered to the reader'),
  fromMe: z.int(),
  asked: z.int().describe('Hand-overs of the reader whose last word is a question to him'),
})
export type WaitingHandovers = z.infer<typeof waitingHandovers>
