import { z } from 'zod'
import { bilingual, id, line, moment, text } from '../common.ts'

const said = (longest: number) =>
  z
    .object({ ru: text(longest), en: text(longest) })
    .refine(({ ru, en }) => ru !== '' || en !== '', 'in one language at least')

export const templateDraft = z.object({
  name: line(100).min(1),
  text: said(10_000),
  teamId: id.nullable().describe('Null: everybody’s'),
})
export type TemplateDraft = z.infer<typeof templateDraft>
export const keptTemplate = z.object({
  id,
  revision: z.int(),
  name: z.string(),
  text: bilingual,
  teamId: id.nullable(),
  team: z.string().nullable(),
})
export type KeptTemplate = z.infer<typeof keptTemplate>

/** A restaurant, or everything that an organisation owns or serves. */
export const customers = z
  .object({ organisationId: id.nullable(), venueId: id.nullable() })
  .refine(({ organisationId, venueId }) => (organisationId === null) !== (venueId === null), 'one of them')
export const namedCustomers = z.object({
  organisationId: id.nullable(),
  venueId: id.nullable(),
  name: z.string().nullable().describe('Null: a restaurant that its reader does not see'),
  code: z.string().nullable(),
})
export type NamedCustomers = z.infer<typeof namedCustomers>

export const announcementDraft = z.object({
  kind: z.enum(['incident', 'planned_work']),
  text: said(1_000),
  serviceId: id.nullable(),
  startsAt: moment,
  endsAt: moment.nullable().describe('Null: until somebody ends it'),
  customers: z.array(customers).max(200).default([]).describe('Whose customers are told; empty: everybody'),
})
export type AnnouncementDraft = z.input<typeof announcementDraft>
export const keptAnnouncement = z.object({
  id,
  revision: z.int(),
  kind: announcementDraft.shape.kind,
  text: bilingual,
  serviceId: id.nullable(),
  startsAt: moment,
  endsAt: moment.nullable(),
  customers: z.array(namedCustomers),
})
export type KeptAnnouncement = z.infer<typeof keptAnnouncement>

const revision = z.int().describe('The revision that one has changed')
export const changedTemplate = z.object({ draft: templateDraft, revision })
export const changedAnnouncement = z.object({ draft: announcementDraft, revision })
