import { z } from 'zod'
import {
  criticality,
  id,
  line,
  linkKind,
  moment,
  move,
  priority,
  requestNumber,
  solutionCode,
  status,
  text,
  urgency,
} from '../common.ts'
import { messageDraft } from './message.ts'

/** `version` is the one the person saw: another one now means somebody was faster, and nothing is overwritten. */
const seen = { version: z.int() }
export const assigneeChange = z.object({
  specialistId: id.nullable(),
  teamId: id.optional(),
  expected: id.nullable().describe('Who had it when you looked: a claim succeeds once'),
})
export const criticalityChange = z.object({ criticality, ...seen })
export const urgencyChange = z.object({
  urgency,
  reason: text(2000),
  stopOfTrade: z
    .boolean()
    .default(false)
    .describe('The restaurant cannot trade: then the urgency is high. It lasts until the urgency is lowered'),
  ...seen,
})
export const priorityOverrideChange = z.object({
  override: z.object({ priority, reason: text(2000).min(1), until: moment }).nullable(),
  ...seen,
})
export const termsChange = z.object({ contractId: id.optional(), serviceId: id.optional(), ...seen })
export const watcherChange = z.union([z.object({ personId: id }), z.object({ address: line(200).min(3) })])
export const linkChange = z.object({ kind: linkKind, number: requestNumber })
export const moveOrder = z.object({
  move,
  reason: text(2000).optional(),
  until: moment.optional(),
  solution: text(20_000).optional(),
  closingCode: solutionCode.optional(),
  duplicateOf: requestNumber.optional(),
  message: messageDraft.optional().describe('Public message sent with the move'),
  ...seen,
})
export const undoOrder = z.object(seen)
export const ratingChange = z.object({ score: z.int().min(1).max(5), comment: text(5000).default('') })
/** Where a request stands after a change. */
export const standing = z.object({ number: requestNumber, version: z.int(), status })
export type Standing = z.infer<typeof standing>

/** What was taken as the next one, and why it is this one. */
export const takenNext = z.object({
  number: requestNumber,
  version: z.int(),
  dueAt: moment.nullable().describe('Its promise, the first of all to end; null: none had one, and it waited longest'),
  waiting: z.int().describe('So many of one’s teams wait still'),
})
export type TakenNext = z.infer<typeof takenNext>
