import { z } from 'zod'
import { contractRow } from '../catalogue/catalogue.ts'
import { channel, id, moment, named, role, text } from '../common.ts'

/** On which terms the requests of a card are served now. */
export const cardTerms = z.object({
  contract: contractRow,
  because: z.string().describe('Why this contract: `venue`, `person`, `organisation` and so on'),
  closedWays: z.array(channel).describe('Ways in by which nothing is filed under it'),
  venueIds: z.array(id).describe('Venues of the person where it holds; empty: wherever he writes from'),
})
export type CardTerms = z.infer<typeof cardTerms>

const place = z.object({ id, code: z.string(), name: z.string(), address: z.string(), dealer: named.nullable() })

/** What a person has to do with: his roles, his venues, his terms. */
export const personSurroundings = z.object({
  roles: z.array(
    z.object({
      role,
      organisation: z
        .object({ id, name: z.string(), dealers: z.array(named).describe('Who serves its venues') })
        .nullable(),
      venue: named.nullable(),
    }),
  ),
  venues: z.array(place).describe('Venues that he has as a customer'),
  moreVenues: z.boolean(),
  terms: z.array(cardTerms).describe('Of those contracts that one may see'),
})
export type PersonSurroundings = z.infer<typeof personSurroundings>

/** What a venue has to do with: its people, its terms. */
export const venueSurroundings = z.object({
  people: z.array(z.object({ id, name: z.string(), position: z.string().nullable(), role })),
  terms: z.array(cardTerms),
})
export type VenueSurroundings = z.infer<typeof venueSurroundings>

/** What the support remembers of a person or a venue. */
export const cardNote = z.object({
  id,
  text: z.string(),
  author: named,
  writtenAt: moment,
  changedAt: moment.nullable(),
})
export type CardNote = z.infer<typeof cardNote>
export const cardNotes = z.object({ notes: z.array(cardNote) })
export const noteText = z.object({ text: text(5_000).min(1) })
