import { z } from 'zod'
import { LETTER_SOURCES, LETTER_STATES } from '../../domain/mail/letter.ts'
import { id, moment, named, pageOf, requestNumber } from '../common.ts'
import { letterAuthor } from '../people/address.ts'

export const letterState = z
  .enum(LETTER_STATES)
  .describe('`received` has no end yet; every other state is an end, and each letter has one')

/** An arrived letter and why it ended as it did. */
export const arrivedLetter = z.object({
  id,
  receivedAt: moment,
  source: z.enum(LETTER_SOURCES),
  mailbox: z.string().describe('The address of ours that it came to'),
  size: z.int().describe('Bytes'),
  sha256: z.string().describe('Of the letter as it came, in hex'),
  state: letterState,
  from: z.string().nullable().describe('The sender’s address as the letter says it'),
  subject: z.string(),
  decision: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe(
      'Why: `because`, the clue that decided, every clue, what the sender is to the request, sender and subject',
    ),
  senderCheck: z.record(z.string(), z.unknown()).nullable().describe('What proves who wrote it, or what does not'),
  request: requestNumber.nullable(),
  error: z.string().nullable().describe('What went wrong at the last attempt'),
  decidedAt: moment.nullable(),
  decidedBy: named.nullable().describe('Who gave it its end by hand'),
  history: z.array(
    z.object({
      state: letterState,
      request: requestNumber.nullable(),
      because: z.string().nullable(),
      at: moment,
      by: id.nullable(),
    }),
  ),
})
export type ArrivedLetterCard = z.infer<typeof arrivedLetter>

/** Received is the sum of all ends and of what is still without one; a difference would be a lost letter. */
export const mailBalance = z.object({
  mailbox: z.string(),
  received: z.int(),
  states: z.partialRecord(letterState, z.int()),
  waitingSince: moment.nullable().describe('Since when the oldest letter waits for its end'),
  astray: z.int().describe('Letters without the message they became, and messages that two letters claim'),
  inOrder: z.boolean().describe('The sum is right, nothing is astray, nothing waits too long'),
})
export type MailBalanceCard = z.infer<typeof mailBalance>

export const letterPage = pageOf(arrivedLetter).extend({ balance: z.array(mailBalance) })
export type LetterPage = z.infer<typeof letterPage>

/** A letter opened: read anew from its bytes, its HTML cleaned. */
export const openedLetter = arrivedLetter.extend({
  unreadable: z.string().nullable().describe('Why nobody can read it'),
  name: z.string().describe('The sender’s name as the letter says it'),
  recipients: z.array(z.string()),
  sentAt: z.string().nullable().describe('As the letter says it'),
  text: z.string(),
  quoted: z.string().nullable(),
  html: z.string().nullable().describe('Cleaned; to be cleaned once more where it is shown'),
  files: z.array(
    z.object({
      place: z.int(),
      name: z.string(),
      mediaType: z.string(),
      size: z.int(),
      contentId: z.string().nullable(),
    }),
  ),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  author: letterAuthor.nullable().describe('Whom a waiting letter from an unknown address looks like'),
  mayBeMoved: z.boolean().describe('It is a message of a request and can be moved to another one'),
  mayBeFiled: z.boolean().describe('It left nothing in any request: it can be read again, or filed by hand'),
})
export type OpenedLetter = z.infer<typeof openedLetter>

export const letterOutcome = z.object({
  state: letterState,
  because: z.string(),
  request: requestNumber.nullable(),
})
export type LetterOutcomeCard = z.infer<typeof letterOutcome>

/** Where a person says that a letter belongs. */
export const letterFiling = z.discriminatedUnion('to', [
  z.object({
    to: z.literal('request'),
    number: requestNumber,
    asWatcher: z.boolean().default(false).describe('The sender may write and read there from now on'),
  }),
  z.object({ to: z.literal('new_request') }),
  z.object({ to: z.literal('nowhere') }),
])
export type LetterFiling = z.input<typeof letterFiling>

/** Letters that point to a request and wait for its specialist. */
export const waitingLetters = z.object({
  items: z.array(
    z.object({
      id,
      receivedAt: moment,
      from: z.string().nullable(),
      name: z.string(),
      subject: z.string(),
      because: z.string(),
      text: z.string(),
      files: z.array(z.string()),
      author: letterAuthor.nullable().describe('Whom it looks like'),
    }),
  ),
})
export type WaitingLetter = z.infer<typeof waitingLetters>['items'][number]

export const letterCare = z.object({
  parked: z.int().describe('Letters that wait for a decision'),
  broken: z.int().describe('Mailboxes that cannot be read just now'),
  stuck: z.boolean().describe('A letter has waited too long to be read'),
})
export type LetterCareCard = z.infer<typeof letterCare>
