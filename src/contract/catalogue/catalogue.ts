import { z } from 'zod'
import { FIELD_TYPES } from '../../domain/catalogue/form-fields.ts'
import { VERSION_MOVE_NAMES, VERSION_STATES } from '../../domain/catalogue/service-versions.ts'
import { bilingual, id, line, localDate, moment, named, requestType, text } from '../common.ts'

export const formField = z.object({
  id: z.string(),
  label: bilingual,
  hint: bilingual.optional(),
  type: z.enum(FIELD_TYPES),
  required: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: bilingual })).optional(),
  least: z.number().optional().describe('Of a number: the least that is taken'),
  most: z.number().optional().describe('Of a number: the greatest that is taken'),
  visibleWhen: z.object({ field: z.string(), is: z.union([z.string(), z.boolean(), z.array(z.string())]) }).optional(),
})

/** The one form of a service for web, app, bot, phone and API (domain/catalogue/form.ts). */
export const form = z.object({
  modules: z
    .array(z.object({ value: bilingual, areas: z.array(bilingual) }))
    .optional()
    .describe('Parts that assemble the subject: «<Модуль>, <область>: <проблема>»'),
  problems: z.array(bilingual).optional().describe('Ready endings of the subject, offered instead of a vague one'),
  fields: z.array(formField),
  logsChecklist: z.array(bilingual),
})
export type FormDefinition = z.infer<typeof form>

/** A node of the published tree, as a customer sees it. */
export const catalogueNode = z.object({
  id,
  parentId: id.nullable(),
  isGroup: z.boolean(),
  name: bilingual,
  situation: bilingual.nullable().describe('The life situation in a customer’s words'),
  icon: z.string().nullable(),
  availability: z.enum(['available', 'limited', 'unavailable']),
  availabilityNote: bilingual.nullable(),
})
export type CatalogueNode = z.infer<typeof catalogueNode>
export const catalogue = z.object({ nodes: z.array(catalogueNode) })

export const catalogueService = catalogueNode.extend({
  versionId: id,
  version: z.int(),
  description: bilingual,
  requestType,
  form,
})
export type CatalogueService = z.infer<typeof catalogueService>

export const serviceVersion = z.object({
  id,
  serviceId: id,
  version: z.int(),
  revision: z.int().describe('Grows with every change of a draft in place'),
  state: z.enum(VERSION_STATES),
  name: bilingual,
  situation: bilingual,
  description: bilingual,
  synonyms: z.array(z.string()),
  requestType,
  form,
  team: named,
  authors: z.array(named).describe('Who has written in it: none of them approves it'),
  handedBy: named.nullable(),
  handedAt: moment.nullable(),
  remark: z.string().describe('What is to be put right, said by who returned it'),
  approvedBy: named.nullable(),
  approvedAt: moment.nullable(),
  publishAt: moment.nullable().describe('When an approved version is published by itself'),
  publishedAt: moment.nullable(),
  withdrawnAt: moment.nullable(),
  openRequests: z.int().describe('Open requests that were filed on it, and stay on it'),
})
export type ServiceVersion = z.infer<typeof serviceVersion>

/** A line of the whole catalogue: drafts and withdrawn services too, for those who manage it. */
export const managedService = z.object({
  id,
  parentId: id.nullable(),
  isGroup: z.boolean(),
  name: bilingual,
  latest: z.object({ version: z.int(), state: serviceVersion.shape.state }).nullable(),
  publishedVersion: z.int().nullable(),
})
export type ManagedService = z.infer<typeof managedService>

export const serviceDraft = z.object({
  name: bilingual,
  situation: bilingual,
  description: bilingual,
  synonyms: z.array(z.string()).default([]),
  requestType,
  form,
  teamId: id,
})
/** A draft as it is to be from now on, and which of its revisions that is a change of. */
export const changedDraft = z.object({ revision: z.int().min(1), draft: serviceDraft })
export const newService = z.object({
  parentId: id.nullable(),
  icon: z.string().max(40).optional(),
  draft: serviceDraft,
})
export const serviceMove = z.object({
  move: z.enum(VERSION_MOVE_NAMES),
  revision: z
    .int()
    .optional()
    .describe(
      'The revision that was read: another one is refused, so that nobody hands over or approves what he has not seen',
    ),
  remark: text(2_000).optional().describe('What is to be put right, when it is returned'),
  at: moment.optional().describe('When it is to be published; not given, or over: at once'),
  successor: id
    .optional()
    .describe('When the default service is withdrawn: the published service that becomes the default one'),
})

const orderedGroups = z
  .array(z.object({ groupId: id.nullable(), serviceIds: z.array(id) }))
  .max(1_000)
  .describe('Groups in their order with their services; null: what stands in no group, last')
export const arrangementOrder = z.object({
  tree: orderedGroups,
  seen: orderedGroups.describe('As it was on the screen'),
})
const groupName = z
  .object({ ru: line(100), en: line(100) })
  .refine(({ ru, en }) => ru !== '' || en !== '', 'in one language at least')
export const newGroup = z.object({ name: groupName })
export const changedGroup = z.object({ name: groupName, seen: bilingual.describe('As it was on the screen') })

/** What leans on a service, told before it is withdrawn. */
export const serviceUses = z.object({
  openRequests: z.int(),
  contracts: z.array(named).describe('Those that the reader sees'),
  otherContracts: z.int(),
  levels: z.array(named),
  announcements: z.array(z.object({ id, text: bilingual })),
  isDefault: z.boolean(),
})
export type ServiceUses = z.infer<typeof serviceUses>

export const announcement = z.object({
  id,
  kind: z.enum(['incident', 'planned_work']),
  text: bilingual,
  serviceId: id.nullable(),
  startsAt: moment,
  endsAt: moment.nullable(),
})
export type Announcement = z.infer<typeof announcement>

export const contractRow = z.object({
  id,
  number: z.string(),
  name: z.string(),
  kind: z.enum(['contract', 'agreement']),
  state: z.enum(['draft', 'active', 'suspended', 'expired']),
  isDefault: z.boolean(),
  contractServiceType: z.boolean(),
  serviceHours: z.object({ name: z.string(), zone: z.string() }),
  startsOn: localDate,
  endsOn: localDate.nullable(),
  demonstrationValues: z.boolean(),
})
export type ContractRow = z.infer<typeof contractRow>
