import { z } from 'zod'
import { id } from '../common.ts'
import { viewName } from './request.ts'

/** What every view of the actor holds now. */
export const views = z.object({
  views: z.array(
    z.object({
      name: viewName,
      count: z.int(),
      late: z.int(),
      more: z.boolean().describe('There are more than count says'),
    }),
  ),
  teams: z.array(z.object({ id, count: z.int(), late: z.int() })).describe('Open requests of one’s own teams'),
})
export type Views = z.infer<typeof views>

/** How many of a list `also` would leave, by its values. */
export const innerCounts = z.object({ burning: z.int(), waiting_us: z.int(), waiting_customer: z.int() })
export type InnerCounts = z.infer<typeof innerCounts>
