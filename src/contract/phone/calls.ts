import { z } from 'zod'
import { CALL_RESULTS, CALL_STATES } from '../../domain/phone/call.ts'
import { CALL_CAUSES, CALL_DIRECTIONS } from '../../domain/phone/call-event.ts'
import {
  askedMoment,
  bilingual,
  cursor,
  id,
  line,
  moment,
  named,
  pageOf,
  requestNumber,
  status,
  text,
  urgency,
} from '../common.ts'

/** A number outside: E.164, or null when the caller withholds it or it is no number. */
const number = z.string().nullable().describe('E.164; null: withheld, or no number that can be called')

const venue = z.object({
  id,
  name: z.string(),
  address: z.string(),
  zone: z.string().describe('IANA'),
})

/** Somebody whom the number may belong to, with what decides whether his call is taken. */
const candidate = z.object({
  person: named,
  venue: venue.nullable().describe('For which he would call: the one he last filed for, else his only one'),
  organisation: named.nullable(),
  isVip: z.boolean(),
  contract: z.object({
    name: z.string(),
    isPhoneOpen: z.boolean().describe('It is of the contract service type: the call is taken'),
    reactionDueAt: moment.nullable().describe('If it were filed now; null: no SLA rule fits'),
    resolutionDueAt: moment.nullable(),
  }),
  open: z
    .array(z.object({ number: requestNumber, subject: z.string(), status, dueAt: moment.nullable() }))
    .describe('Open requests of his and of the venue that you may read, at most 5'),
  openCount: z.int(),
  lastCallAt: moment.nullable(),
})
export type CallCandidate = z.infer<typeof candidate>

/** A call that rings, is spoken in, or ended a moment ago and is still to be worked up, for one specialist. */
export const callCard = z.object({
  id,
  direction: z.enum(CALL_DIRECTIONS),
  state: z.enum(CALL_STATES),
  startedAt: moment,
  answeredAt: moment.nullable(),
  endedAt: moment.nullable(),
  number,
  extension: z.string().nullable().describe('Behind the number of the caller'),
  queue: z.string().nullable().describe('Of the exchange'),
  team: named.nullable(),
  isMine: z.boolean().describe('You speak with him, or spoke last'),
  speaker: named.nullable().describe('Who speaks, or spoke last'),
  candidates: z.array(candidate).describe('The likeliest first; none: nobody known has the number'),
  callback: z.object({ id, dueAt: moment.nullable(), calls: z.int() }).nullable().describe('He was to be called back'),
  request: requestNumber.nullable().describe('The one that the call became or belongs to'),
  isTrial: z.boolean().describe('Made by the administrator to see the card'),
})
export type CallCard = z.infer<typeof callCard>

export const currentCalls = z.object({
  calls: z.array(callCard).describe('Those that ring longest first, yours before all'),
  doNotDisturbUntil: moment
    .nullable()
    .describe('No cards until then, but of calls to your own telephone that you answer'),
  canDial: z.boolean().describe('An exchange lets your telephone ring and calls for you'),
})
export type CurrentCalls = z.infer<typeof currentCalls>

/** What the caller said, as a request: by phone, and he is its contact. */
export const callRequest = z.object({
  personId: id,
  venueId: id.optional(),
  serviceId: id.optional(),
  subject: line(300).optional().describe('Left out: the beginning of the description'),
  description: text(20_000),
  urgency: urgency.default('medium'),
  stopOfTrade: z.boolean().default(false),
  exception: line(300)
    .min(3)
    .optional()
    .describe('Why it is taken though the contract keeps the phone closed; by right'),
})
export type CallRequest = z.input<typeof callRequest>
export const filedByCall = z.object({ number: requestNumber, subject: z.string() })

export const callBelongs = z.object({ request: requestNumber })
export const callerChosen = z.object({ personId: id })
export const doNotDisturb = z.object({ until: moment.nullable().describe('Null: cards come again') })

export const callsQuestion = z.object({
  result: z.enum(CALL_RESULTS).optional(),
  direction: z.enum(CALL_DIRECTIONS).optional(),
  mine: z.stringbool().default(false),
  q: line(100).optional().describe('A number in any spelling, or a name'),
  from: askedMoment.optional(),
  to: askedMoment.optional(),
  request: z.coerce.number().pipe(requestNumber).optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** A call as the journal and the history of a request tell of it. */
export const callRow = z.object({
  id,
  direction: z.enum(CALL_DIRECTIONS),
  state: z.enum(CALL_STATES),
  result: z.enum(CALL_RESULTS).nullable().describe('Null: it goes on'),
  cause: z.enum(CALL_CAUSES).nullable(),
  startedAt: moment,
  waitSeconds: z.int().nullable().describe('Until somebody answered, or the caller gave up'),
  talkSeconds: z.int().describe('0: nobody spoke'),
  number,
  person: named.nullable(),
  venue: z.string().nullable(),
  queue: z.string().nullable(),
  specialist: named.nullable().describe('Who spoke with him last'),
  request: requestNumber.nullable(),
  hasRecording: z.boolean().describe('You may hear it: POST …/recording-looks says where'),
  isRefused: z.boolean().describe('He was told the way that is open to him'),
})
export type CallRow = z.infer<typeof callRow>
export const callPage = pageOf(callRow)
export type CallPage = z.infer<typeof callPage>
export const recordingPlace = z.object({
  address: z.string().describe('An address of the exchange; it was written down that you looked'),
})

/** Somebody whose call nobody took, and whom the contract gives an answer by phone. */
export const callback = z.object({
  id,
  number: z.string(),
  person: named.nullable(),
  venue: venue.nullable(),
  contract: z.string(),
  team: named.nullable(),
  calls: z.int().describe('How often he called in vain'),
  firstCallAt: moment,
  lastCallAt: moment,
  dueAt: moment.nullable().describe('In the hours of his contract'),
  doneAt: moment.nullable(),
  doneBy: named.nullable(),
})
export type Callback = z.infer<typeof callback>
export const callbacks = z.object({ callbacks: z.array(callback), late: z.int() })
export type Callbacks = z.infer<typeof callbacks>
export const callbackDone = z.object({ note: line(300).optional().describe('How it was done without a call of ours') })

export const phoneScript = z.object({
  script: bilingual.describe('Read to a caller who is not taken; {address} is the portal'),
})
export type PhoneScript = z.infer<typeof phoneScript>

export const dialling = z.object({ number: line(40).min(3).describe('In any spelling') })
