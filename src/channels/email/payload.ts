import { z } from 'zod'

/** What lies in the outbox of a letter. */
export const mailPayload = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable().default(null),
})
export type MailPayload = z.output<typeof mailPayload>
