import { z } from 'zod'
import { cleanFileName } from '../../domain/ground/clean-text.ts'
import { DELIVERY_STATES } from '../../domain/notices/deliveries.ts'
import { channel, id, moment, named } from '../common.ts'

export const file = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  isPicture: z.boolean().describe('Safe to show in place: a raster image by its content'),
})
export type FileCard = z.infer<typeof file>

export const newFile = z.object({
  name: z
    .string()
    .overwrite((name) => cleanFileName(name, 255))
    .min(1),
  size: z.int(),
  mediaType: z.string().max(200).default('application/octet-stream'),
})
export const upload = z.object({ id, received: z.int(), size: z.int(), complete: z.boolean() })
export type Upload = z.infer<typeof upload>

export const delivery = z.object({
  person: named,
  to: z.string(),
  state: z.enum(DELIVERY_STATES),
  at: moment.describe('When that came about; of a letter that waits, when it leaves'),
  answer: z.string().nullable().describe('What the mail server said last'),
  nextAttemptAt: moment.nullable(),
})
export type Delivery = z.infer<typeof delivery>

export const message = z.object({
  id,
  visibility: z.enum(['public', 'internal']),
  author: named,
  side: z.enum(['customer', 'support']),
  channel,
  text: z.string(),
  quoted: z.string().nullish().describe('What a letter quoted and signed, folded away from its text'),
  hasLooks: z.boolean().nullish().describe('A letter that can also be shown in its own looks'),
  sentAt: moment,
  files: z.array(file),
  deliveries: z
    .array(delivery)
    .optional()
    .describe('Who gets it by mail, and how that stands; for the support service alone'),
})
export type Message = z.infer<typeof message>

export const letterLooks = z.object({
  html: z.string().describe('Cleaned; to be cleaned once more where it is shown'),
  pictures: z.array(z.object({ contentId: z.string(), fileId: id })).describe('Files that the letter shows in place'),
})
export type LetterLooks = z.infer<typeof letterLooks>

export const messageDraft = z.object({
  text: z.string().max(50_000),
  fileIds: z.array(id).max(50).default([]),
})

export const newMessage = messageDraft.extend({
  visibility: z.enum(['public', 'internal']).default('public'),
  mentions: z.array(id).max(20).default([]).describe('Colleagues named in an internal note'),
  after: id
    .nullable()
    .optional()
    .describe('Last message the author saw; a newer public one from a colleague holds this one'),
  anyway: z.boolean().default(false).describe('Send although the conversation went on meanwhile'),
})
export type NewMessage = z.input<typeof newMessage>

/** A change of the request: once, with who, when, by which way in, what from and what to. */
export const requestEvent = z.object({
  id,
  type: z.string(),
  at: moment,
  actor: named.nullable(),
  channel,
  data: z.record(z.string(), z.unknown()),
})
export type TimelineEvent = z.infer<typeof requestEvent>
