import { z } from 'zod'
import { SUMMARY_RHYTHMS, SUMMARY_WAYS } from '../../domain/notices/summary.ts'
import { wallTime } from '../people/session.ts'

export const summaryWay = z.enum(SUMMARY_WAYS)
const every = z
  .enum(SUMMARY_RHYTHMS)
  .describe('`hour`: each full hour; `shift`: at the end of one’s shift by the plan, without one at 18:00')
const at = wallTime.nullable().describe('HH:MM by one’s own clock, for `day`; null: another rhythm')

const summary = z.object({
  way: summaryWay,
  every: every.nullable().describe('Null: each notice at once'),
  at,
})

/** How one hears by each way what can wait. */
export const summaries = z.object({
  rhythms: z.array(every).describe('Those that one can choose'),
  summaries: z.array(summary),
})
export type Summaries = z.infer<typeof summaries>

export const summaryOrder = z.union([
  z.object({ every: z.literal('day'), at: wallTime }),
  z.object({ every: z.enum(['hour', 'shift']), at: z.null().default(null) }),
  z.object({ every: z.null().describe('Each notice at once'), at: z.null().default(null) }),
])
export type SummaryOrder = z.input<typeof summaryOrder>
