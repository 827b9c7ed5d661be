import { z } from 'zod'
import { SUMMARY_RHYTHMS, SUMMARY_WAYS } from '../../domain/notices/rhythm.ts'
import { wallTime } from '../people/session.ts'

export const summaryWay = z.enum(SUMMARY_WAYS)
const every = z
  .enum(SUMMARY_RHYTHMS)
  .describe(
    '`hour`: each full hour; `shift`: at the end of one’s shift by the plan; without one that ends within a day, when the working day of the first of one’s teams is over, and at 18:00 by one’s own clock if none of them has hours that end',
  )
const at = wallTime.nullable().describe('HH:MM by one’s own clock, for `day`; null: another rhythm')
const heard = { every: every.nullable().describe('Null: each notice at once'), at }
export const rhythms = z.array(every).describe('Those that can be chosen')

/** How a role hears what can wait. */
export const summaryOfRole = z.object({ way: summaryWay, ...heard })

const summary = summaryOfRole.extend({
  isOwn: z.boolean().describe('Chosen by oneself; false: as one’s roles have it'),
  byRole: z.object(heard).describe('As one’s roles have it: of several, the one that is told soonest'),
})

/** How one hears by each way what can wait. */
export const summaries = z.object({
  rhythms,
  summaries: z.array(summary),
})
export type Summaries = z.infer<typeof summaries>

export const summaryOrder = z.union([
  z.object({ every: z.literal('day'), at: wallTime }),
  z.object({ every: z.enum(['hour', 'shift']), at: z.null().default(null) }),
  z.object({ every: z.null().describe('Each notice at once'), at: z.null().default(null) }),
])
export type SummaryOrder = z.input<typeof summaryOrder>
