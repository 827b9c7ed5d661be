import { z } from 'zod'
import { channel, moment, text } from '../common.ts'
import { customers, namedCustomers } from './texts-book.ts'

const note = z.object({ ru: text(500), en: text(500) })
const availability = z.enum(['available', 'limited', 'unavailable'])

export const offerDraft = z.object({
  availability,
  note: note.nullable().describe('What customers are told while it does not work as usual'),
  from: moment.nullable().describe('Null: from now on'),
  until: moment.nullable().describe('Null: until somebody says otherwise'),
  ways: z.array(channel).min(1).nullable().describe('By which ways it may be asked for; null: by all of them'),
  customers: z.array(customers).max(200).describe('Whose customers it is for; empty: everybody'),
})
export type OfferDraft = z.infer<typeof offerDraft>

export const keptOffer = offerDraft.extend({ revision: z.int(), customers: z.array(namedCustomers) })
export type KeptOffer = z.infer<typeof keptOffer>

export const changedOffer = z.object({
  offer: offerDraft,
  revision: z.int().describe('The revision that one has changed'),
})
