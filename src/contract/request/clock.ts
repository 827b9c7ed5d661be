import { z } from 'zod'
import { criticality, moment, priority, requestNumber, urgency } from '../common.ts'

const line = z.object({
  from: moment,
  to: moment,
  kind: z.enum(['counted', 'closed', 'paused']),
  why: z.string().describe('service_hours, night, break, day_off, holiday, or the cause of the pause'),
  seconds: z.number().describe('What the line adds to the clock; the sum of the lines is the clock'),
})

const explanation = z.object({
  state: z.enum(['none', 'running', 'paused', 'met', 'late']),
  targetSeconds: z.number().nullable(),
  consumedSeconds: z.number(),
  leftSeconds: z.number().nullable().describe('Negative when late'),
  dueAt: moment.nullable(),
  metAt: moment.nullable(),
  lines: z.array(line),
})
export type ClockExplained = z.infer<typeof explanation>

/** «Почему такой срок» and «Почему такой приоритет», line by line. */
export const clock = z.object({
  number: requestNumber,
  now: moment,
  hours: z.object({ name: z.string(), zone: z.string() }),
  rule: z.object({ reactionMinutes: z.int().nullable(), resolutionMinutes: z.int().nullable() }).nullable(),
  priority: z.object({
    value: priority,
    urgency,
    criticality,
    criticalityIsSet: z.boolean(),
    override: z.object({ reason: z.string(), until: moment, by: z.string() }).nullable(),
  }),
  reaction: explanation,
  earlierReactions: z.array(explanation),
  resolution: explanation,
})
export type ClockPage = z.infer<typeof clock>
