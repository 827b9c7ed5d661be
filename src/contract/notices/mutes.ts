import { z } from 'zod'
import { MUTES } from '../../domain/notices/mute.ts'
import { moment, requestNumber } from '../common.ts'

const until = z.enum(MUTES).describe('`moment`: until nine the next morning, in one’s own zone')

export const muteOrder = z.object({ until })
export const mutes = z.object({
  mutes: z.array(z.object({ request: requestNumber, until, untilAt: moment.nullable() })),
})
export type Mutes = z.infer<typeof mutes>
export type MuteUntil = z.infer<typeof until>
