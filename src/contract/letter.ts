import { z } from 'zod'
import { LETTER_STATES } from '../domain/letter.ts'
import { id, moment, pageOf, requestNumber } from './common.ts'

export const letterState = z
  .enum(LETTER_STATES)
  .describe('`received` has no end yet; every other state is an end, and each letter has one')

/** An arrived letter and why it ended as it did. */
export const arrivedLetter = z.object({
  id,
  receivedAt: moment,
  source: z.enum(['pipe', 'imap']),
  mailbox: z.string().describe('The address of ours that it came to'),
  size: z.int().describe('Bytes'),
  sha256: z.string().describe('Of the letter as it came, in hex'),
  state: letterState,
  decision: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe(
      'Why: `because`, the clue that decided, every clue, what the sender is to the request, sender and subject',
    ),
  request: requestNumber.nullable(),
  error: z.string().nullable().describe('What went wrong at the last attempt'),
  decidedAt: moment.nullable(),
})

/** Received is the sum of all ends and of what is still without one; a difference would be a lost letter. */
export const mailBalance = z.object({
  mailbox: z.string(),
  received: z.int(),
  states: z.partialRecord(letterState, z.int()),
})

export const letterPage = pageOf(arrivedLetter).extend({ balance: z.array(mailBalance) })
