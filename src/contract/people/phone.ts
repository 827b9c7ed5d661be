import { z } from 'zod'
import { id, moment } from '../common.ts'

/** The telephones of the signed-in person. */
export const myPhones = z.object({
  items: z.array(
    z.object({
      id,
      phone: z.string().describe('E.164'),
      isProven: z.boolean().describe('He was seen to read it'),
      mayRemove: z.boolean().describe('False for the last address by which he is reached or comes in'),
    }),
  ),
  waiting: z
    .object({ phone: z.string(), until: moment })
    .nullable()
    .describe('Where a code was sent that can still be typed; the number counts for nothing until then'),
  sendsCodes: z.boolean().describe('Codes go to telephones just now'),
})
export type MyPhones = z.infer<typeof myPhones>
export type MyPhone = MyPhones['items'][number]

const phone = z.string().trim().min(3).max(40).describe('In any spelling')

export const phoneCodeOrder = z.object({ phone })
export const phoneProof = z.object({
  phone,
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/)
    .describe('Six digits of the message'),
})
