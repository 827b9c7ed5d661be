import { z } from 'zod'
import { moment, requestNumber, status, text } from '../common.ts'
import { ratingChange } from '../request/request-changes.ts'

/** What the page of a letter shows, and what its reader can do there now. */
export const letterLink = z.object({
  number: requestNumber,
  version: z.int(),
  subject: z.string(),
  place: z.object({ name: z.string(), address: z.string() }).nullable(),
  status,
  solution: z.object({ text: z.string(), author: z.string(), at: moment }).nullable(),
  closesAt: moment.nullable().describe('When silence closes it'),
  rating: z.int().nullable(),
  ratingComment: z.string(),
  moves: z.array(z.enum(['close', 'resume'])),
  mayRate: z.boolean(),
})
export type LetterLinkPage = z.infer<typeof letterLink>

export const letterMove = z.discriminatedUnion('move', [
  z.object({ move: z.literal('close'), version: z.int() }),
  z.object({ move: z.literal('resume'), version: z.int(), reason: text(2000).min(1) }),
])
export const letterRating = ratingChange
export const letterReply = z.object({ text: text(50_000).min(1) })
