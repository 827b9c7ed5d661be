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

export const announcementDraft = z.object({
  kind: z.enum(['incident', 'planned_work']),
  text: said(1_000),
  serviceId: id.nullable(),
  startsAt: moment,
  endsAt: moment.nullable().describe('Null: until somebody ends it'),
})
export type AnnouncementDraft = z.infer<typeof announcementDraft>
export const keptAnnouncement = z.object({
  id,
  revision: z.int(),
  kind: announcementDraft.shape.kind,
  text: bilingual,
  serviceId: id.nullable(),
  startsAt: moment,
  endsAt: moment.nullable(),
})
export type KeptAnnouncement = z.infer<typeof keptAnnouncement>

const revision = z.int().describe('The revision that one has changed')
export const changedTemplate = z.object({ draft: templateDraft, revision })
export const changedAnnouncement = z.object({ draft: announcementDraft, revision })
