import { z } from 'zod'
import { PUSH_SERVICES, PUSH_TROUBLES } from '../../domain/push/services.ts'
import { moment } from '../common.ts'

const key = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .describe('The service token of RuStore, or the service account of Firebase as the JSON that it gives')

export const pushServiceDraft = z.object({
  project: z
    .string()
    .trim()
    .max(100)
    .regex(/^[\w.:-]*$/)
    .describe('Of RuStore; the service account of Firebase names its own'),
  key: key.optional().describe('Left out: the kept one stays'),
  enabled: z.boolean().describe('Only with a key that the service knows just now'),
})
export type PushServiceDraft = z.infer<typeof pushServiceDraft>

export const pushServiceTrial = pushServiceDraft.omit({ enabled: true })
export type PushServiceTrial = z.infer<typeof pushServiceTrial>

const trouble = z.enum(PUSH_TROUBLES)
export const triedPushService = z.object({
  trouble: trouble.nullable().describe('Null: the service knows the key'),
  said: z.string().nullable().describe('In the words of the service'),
})
export type TriedPushService = z.infer<typeof triedPushService>

const service = z.object({
  service: z.enum(PUSH_SERVICES),
  project: z.string(),
  keyHint: z.string().nullable().describe('What one knows the key by; null: there is none'),
  enabled: z.boolean(),
  phones: z.int().describe('Telephones that can be reached by it, with somebody signed in'),
  checkedAt: moment.nullable().describe('It last knew the key'),
  waitUntil: moment.nullable().describe('It is asked nothing before'),
  failingSince: moment.nullable(),
  trouble: trouble.nullable(),
  error: z.string().nullable().describe('What it said'),
})
export type PushServiceCard = z.infer<typeof service>

export const pushServices = z.object({
  services: z.array(service).describe('In the order in which a telephone that has several is told'),
  browsers: z.int().describe('That listen'),
})
export type PushServices = z.infer<typeof pushServices>
