import { z } from 'zod'
import { INNER_VIEWS, VIEW_NAMES } from '../../domain/request/views.ts'
import { announcement, contractRow } from '../catalogue/catalogue.ts'
import {
  bilingual,
  channel,
  closingCode,
  criticality,
  cursor,
  id,
  line,
  linkKind,
  localDate,
  moment,
  move,
  named,
  pageOf,
  priority,
  requestNumber,
  requestType,
  status,
  text,
  urgency,
} from '../common.ts'
import { away } from '../people/people.ts'
import { whyHere } from '../routing/routing.ts'
import { message, requestEvent } from './message.ts'

/** A line of a list: everything it shows and nothing more. */
export const requestRow = z.object({
  number: requestNumber,
  version: z.int(),
  type: requestType,
  subject: z.string(),
  status,
  channel,
  urgency,
  priority,
  stopOfTrade: z.boolean(),
  contact: named,
  organisation: named.nullable(),
  venue: z.object({ id, name: z.string(), address: z.string(), code: z.string() }).nullable(),
  specialist: named.nullable(),
  team: named,
  registeredAt: moment,
  reactedAt: moment.nullable(),
  resolvedAt: moment.nullable(),
  deferredUntil: moment.nullable(),
  reactionDueAt: moment.nullable(),
  resolutionDueAt: moment.nullable(),
  nextDueAt: moment.nullable().describe('The next unmet promise; null when there is none or the clock stands'),
  burnsAt: moment.nullable().describe('From then on it is soon due'),
  clockPaused: z.boolean(),
  endsAt: moment.nullable().describe('When it ended; of a resolved one, when silence will close it'),
  closingCode: closingCode.nullable(),
  rating: z.int().nullable(),
  lastMessage: z.object({ at: moment, from: z.enum(['customer', 'support']), by: named, text: z.string() }),
  unread: z.boolean(),
})
export type RequestRow = z.infer<typeof requestRow>
export const requestPage = pageOf(requestRow)
export type RequestPage = z.infer<typeof requestPage>

/** `my_requests` and `organisation` are the customer's views, the rest is the desk's standard set. */
export const viewName = z.enum(VIEW_NAMES)

/** A day of this century: one that a clock of ours can have shown. */
const day = z.iso.date().regex(/^20/)

export const requestQuery = z.object({
  view: viewName.optional(),
  also: z.enum(INNER_VIEWS).optional().describe('Of these only what stands in that view, too'),
  q: line(200).optional().describe('Words, number, phone, mail or restaurant'),
  status: z.string().max(200).optional().describe('Statuses, comma separated'),
  venue: z.coerce.number().int().positive().optional(),
  equipment: z.coerce.number().int().positive().optional(),
  team: z.coerce.number().int().positive().optional(),
  specialist: z.coerce.number().int().positive().optional(),
  priority: z.coerce.number().int().min(1).max(4).optional(),
  channel: channel.optional(),
  contact: z.coerce.number().int().positive().optional().describe('Whose matter it is'),
  service: z.coerce.number().int().positive().optional(),
  contract: z.coerce.number().int().positive().optional(),
  since: day.optional().describe('Filed on that day or later, by the clock of who asks'),
  until: day.optional().describe('Filed on that day or before'),
  sort: z.enum(['due', 'newest', 'changed']).optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
})

/** How many a list holds in all. */
export const requestCount = z.object({ count: z.int(), more: z.boolean().describe('Counting ended there') })
export type RequestCount = z.infer<typeof requestCount>

/** A new request. Only the words and, for those who have several, the venue are needed. */
export const newRequest = z.object({
  subject: line(300).optional().describe('Assembled from module, area and problem when left out'),
  module: line(100).optional(),
  area: line(100).optional(),
  problem: line(300).optional(),
  description: text(50_000).default(''),
  serviceId: id.optional(),
  venueId: id.optional(),
  equipmentId: id.optional(),
  urgency: urgency.default('medium'),
  stopOfTrade: z.boolean().default(false),
  answers: z.record(z.string(), z.unknown()).default({}),
  fileIds: z.array(id).max(50).default([]),
  contactId: id.optional().describe('Whom it is filed for; specialists only'),
  channel: channel.optional().describe('Specialists only: the way in by which the customer came'),
  exception: line(300)
    .min(3)
    .optional()
    .describe('Why it is taken though the contract keeps this way closed; for those who may take any call'),
})
export type NewRequest = z.input<typeof newRequest>
export const registered = z.object({
  number: requestNumber,
  subject: z.string(),
  reactionDueAt: moment.nullable(),
  resolutionDueAt: moment.nullable(),
})
export type Registered = z.infer<typeof registered>

export const promiseQuery = z.object({
  person: z.coerce.number().pipe(id).optional().describe('Whom it would be filed for; specialists only'),
  service: z.coerce.number().int().positive().optional(),
  venue: z.coerce.number().int().positive().optional(),
  urgency: urgency.default('medium'),
  stopOfTrade: z.stringbool().default(false),
})
/** What would be promised if the request were filed now. Null times: no SLA rule fits. */
export const promise = z.object({
  reactionDueAt: moment.nullable(),
  resolutionDueAt: moment.nullable(),
  priority,
  contract: z.object({ name: z.string(), hours: z.string() }),
  closedWays: z.array(channel).describe('Ways in by which nothing is filed under this contract'),
})
export type Promised = z.infer<typeof promise>

export const troubleQuery = z.object({
  q: line(200).min(1).describe('What is about to be filed, as far as it is typed'),
  venue: z.coerce.number().pipe(id).optional().describe('Left out: requests without a venue'),
  service: z.coerce.number().pipe(id).optional(),
})
/** What is known already of what somebody is about to file. */
export const knownTrouble = z.object({
  announcements: z.array(announcement),
  requests: z
    .array(
      z.object({
        number: requestNumber,
        subject: z.string(),
        status,
        registeredAt: moment,
        isHis: z.boolean().describe('His own, or he watches it already'),
      }),
    )
    .describe('Open ones of that venue, as far as one may read them'),
})
export type KnownTrouble = z.infer<typeof knownTrouble>

export const equipmentRow = z.object({
  id,
  kind: z.string(),
  name: z.string(),
  serialNumber: z.string().nullable(),
  softwareVersion: z.string().nullable(),
  remoteAccess: z
    .array(z.string())
    .describe('Programs it is reached by from afar, for who works the request; the numbers are asked for one by one'),
  fiscalDriveExpiresOn: localDate.nullable(),
})
/** By program. */
export const remoteAccess = z.object({ remoteAccess: z.record(z.string(), z.string()) })
export type RemoteAccess = z.infer<typeof remoteAccess>
export const venueCard = z.object({
  id,
  code: z.string(),
  name: z.string(),
  address: z.string(),
  zone: z.string(),
  openingHours: z.string().nullable(),
  works: z.boolean(),
  corporation: named,
  dealer: named.nullable(),
  equipment: z.array(equipmentRow),
})
export type VenueCard = z.infer<typeof venueCard>
export const personCard = z.object({
  id,
  name: z.string(),
  position: z.string().nullable(),
  locale: z.string(),
  zone: z.string(),
  addresses: z.array(
    z.object({
      kind: z.enum(['email', 'phone', 'telegram']),
      value: z.string(),
      verified: z.boolean(),
      bounced: z.boolean().describe('Letters to it came back for good: nothing automatic goes there'),
    }),
  ),
})
export type PersonCard = z.infer<typeof personCard>

export const promisedTime = z.object({
  targetSeconds: z.int().nullable(),
  soonDueAfterSeconds: z.int().nullable().describe('Of the target; from then on the promise burns'),
  dueAt: moment
    .nullable()
    .describe('Now, or at the moment it was met; null when there is no target or the clock stands'),
  metAt: moment.nullable(),
  state: z.enum(['none', 'running', 'paused', 'met', 'late']),
  consumedSeconds: z.int(),
})
export type PromisedTime = z.infer<typeof promisedTime>

/** One request as a person may see it: a customer gets neither internal notes nor the desk's own reasons. */
export const requestDetails = requestRow.extend({
  criticality,
  criticalityIsSet: z.boolean(),
  priorities: z
    .object({ critical: priority, high: priority, medium: priority, low: priority })
    .nullable()
    .describe('What each criticality would give with this urgency; null: not for this person to set'),
  author: named,
  dealer: named.nullable(),
  service: z.object({ id, name: bilingual, version: z.int() }),
  contract: named,
  equipment: equipmentRow.nullable(),
  away: away.nullable().describe('Its specialist is not there today; null for customers'),
  statusSince: moment,
  endedAt: moment.nullable(),
  deferralReason: z.string().nullable(),
  deferredBy: named.nullable(),
  solution: z.string().nullable(),
  ratingComment: z.string().nullable(),
  reaction: promisedTime,
  resolution: promisedTime,
  answers: z.array(z.object({ id: z.string(), label: bilingual, value: z.string() })),
  watchers: z.array(named),
  links: z
    .array(
      z.object({
        kind: linkKind,
        back: z.boolean(),
        number: requestNumber,
        subject: z.string().nullable(),
        status: status.nullable(),
      }),
    )
    .describe(
      'Subject and status are null where this person may not read the other; a customer gets only what he may read',
    ),
  waitingLetters: z.int().describe('Letters that point here and wait for somebody to decide; 0 for customers'),
  messages: z.array(message),
  events: z.array(requestEvent),
  names: z
    .record(z.string(), z.string())
    .describe('Names of what the events mention: `person:7`, `team:2`, `contract:3`, `service:4`'),
  moves: z.array(move).describe('What this person can do with it now'),
  may: z.object({
    reply: z.boolean(),
    note: z.boolean(),
    work: z.boolean(),
    assign: z.boolean(),
    overridePriority: z.boolean(),
    seeReaders: z.boolean(),
    raiseUrgency: z.boolean(),
    rate: z.boolean(),
    addWatcher: z.boolean(),
  }),
  readAt: moment.nullable().describe('Up to when this person has read it'),
})
export type RequestDetails = z.infer<typeof requestDetails>

/** The side panel of the desk. */
export const requestSurroundings = z.object({
  person: personCard,
  venue: venueCard.nullable(),
  contract: contractRow,
  coverage: z.object({
    because: z.string(),
    passedOver: z.array(z.object({ contract: named, why: z.string() })),
  }),
  routing: whyHere,
  openHere: z.array(requestRow.pick({ number: true, subject: true, status: true, nextDueAt: true })),
  similarResolved: z.array(requestRow.pick({ number: true, subject: true, status: true })),
})
export type RequestSurroundings = z.infer<typeof requestSurroundings>

/** What the page of a request shows, in one answer; what stands around it for who asks for it and reads as the support does. */
export const requestOpened = requestDetails.extend({ surroundings: requestSurroundings.optional() })
export type RequestOpened = z.infer<typeof requestOpened>
