import { z } from 'zod'
import { SETUP_STEPS } from '../../domain/access/setup-steps.ts'
import { channel, moment, requestNumber } from '../common.ts'

export const setupStep = z.enum(SETUP_STEPS)

export const overview = z.object({
  at: moment,
  channels: z.array(
    z.object({
      channel,
      today: z.int().describe('Requests filed by it today, by the clock of who asks'),
      last: z.object({ number: requestNumber, at: moment, place: z.string().nullable() }).nullable(),
    }),
  ),
  outbox: z.object({
    waiting: z.int().describe('Deliveries on their way; those that wait for their time are not counted'),
    waitingSince: moment.nullable(),
    failed: z.int().describe('Given up in the last seven days'),
  }),
  time: z.object({
    due: z.int().describe('Requests whose time to act has come and that nobody has moved yet'),
    next: moment.nullable(),
  }),
  setup: z.object({
    steps: z.array(z.object({ step: setupStep, state: z.enum(['done', 'skipped', 'open']) })),
    hidden: z.boolean().describe('The list was put away'),
  }),
})
export type Overview = z.infer<typeof overview>

export const setupStepChange = z.object({ skipped: z.boolean().describe('True: we will do without it') })
export const setupListChange = z.object({ hidden: z.boolean() })
