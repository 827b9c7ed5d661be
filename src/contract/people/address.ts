import { z } from 'zod'
import { isPlainAddress } from '../../domain/people/address.ts'
import { ADDRESS_ANSWERS, ASKING_OBSTACLES } from '../../domain/people/address-questions.ts'
import { id, moment, requestNumber } from '../common.ts'

/** The mail addresses of the signed-in person. */
export const myAddresses = z.object({
  items: z.array(
    z.object({
      id,
      address: z.string(),
      isMain: z.boolean().describe('Letters go there'),
      isProven: z.boolean().describe('He was seen to read it'),
      bounced: z.boolean().describe('Letters to it come back'),
    }),
  ),
  waiting: z
    .array(
      z.object({
        id,
        address: z.string(),
        askedAt: moment,
        until: moment.describe('When the link in the letter ends'),
        undelivered: z.boolean().describe('The letter with the link did not arrive'),
      }),
    )
    .describe('Sent a letter, not yet confirmed; they count for nothing'),
})
export type MyAddresses = z.infer<typeof myAddresses>
export type MyAddress = MyAddresses['items'][number]
export type WaitingAddress = MyAddresses['waiting'][number]

export const addressOrder = z.object({
  address: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .refine(isPlainAddress, 'a mail address')
    .describe('The letter with the link goes there'),
})
export const mainAddress = z.object({ id })

/** What a page from a letter asks: whether an address is this person's. */
export const addressQuestion = z.object({
  by: z
    .enum(['person', 'support'])
    .describe('He wants the address himself, or the support asks about a letter from it'),
  address: z.string(),
  name: z.string().describe('Whose it would be'),
  request: z.object({ number: requestNumber, subject: z.string() }).nullable().describe('Where the letter would go'),
  until: moment,
})
export type AddressQuestionPage = z.infer<typeof addressQuestion>

export const addressAnswer = z.object({ answer: z.enum(['yes', 'no']) })
export const answeredAddress = z.object({
  answer: z.enum(['yes', 'no', 'taken']).describe('`taken`: the address had become somebody else’s'),
})
export type AnsweredAddress = z.infer<typeof answeredAddress>

/** Whom an unknown sender looks like, and what he said when he was asked. */
export const letterAuthor = z.object({
  name: z.string(),
  mayAsk: z.boolean(),
  obstacle: z.enum(ASKING_OBSTACLES).nullable().describe('Why he cannot be asked'),
  asked: z
    .object({
      at: moment,
      by: z.string(),
      sentTo: z.string(),
      until: moment,
      isOpen: z.boolean().describe('An answer is still possible'),
      undelivered: z.boolean(),
      answer: z.enum(ADDRESS_ANSWERS).nullable(),
      answeredAt: moment.nullable(),
    })
    .nullable(),
})
export type LetterAuthor = z.infer<typeof letterAuthor>
