import { z } from 'zod'
import { requestNumber, status } from '../common.ts'

const turned = z.object({
  number: requestNumber,
  subject: z.string(),
  status: z.object({ from: status, to: status }),
})

/** What moving a letter into a request would do, found out by doing it and taking it back. */
export const letterMove = z.object({
  into: turned.describe('The request that the letter would speak in'),
  outOf: turned
    .extend({
      duplicate: z.boolean().describe('The letter made it: from then on it is a duplicate of the other'),
      others: z.int().describe('Its other messages, which stay readable in it'),
    })
    .nullable()
    .describe('The request that it would leave; null when it is in none'),
  readers: z.array(z.string()).describe('Who would hear of the target from then on, by name'),
})
export type LetterMove = z.infer<typeof letterMove>
