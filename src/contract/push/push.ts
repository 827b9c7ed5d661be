import { z } from 'zod'
import { LONGEST_TOKEN, PUSH_TOKEN } from '../../domain/push/services.ts'
import { id, line, moment } from '../common.ts'

export const pushKey = z.object({
  key: z.base64url().describe('Goes to `PushManager.subscribe` as `applicationServerKey`'),
})
export type PushKey = z.infer<typeof pushKey>

/** As `PushSubscription.toJSON` of a browser writes it. */
export const pushOrder = z.object({
  endpoint: z.string().min(1).max(1_500),
  keys: z.object({ p256dh: z.base64url().max(200), auth: z.base64url().max(100) }),
  name: line(100).default('').describe('What its owner knows this browser by'),
})

const token = z.string().regex(PUSH_TOKEN).max(LONGEST_TOKEN)

/** The app on a telephone: its token of each push service that it has. */
export const phoneOrder = z.object({
  tokens: z.object({
    rustore: token.nullable().default(null),
    fcm: token.nullable().default(null).describe('Of Firebase; on iOS, too'),
  }),
  name: line(100).default('').describe('What its owner knows this telephone by'),
})

export const pushKept = z.object({ id })

export const pushDevices = z.object({
  devices: z.array(
    z.object({
      id,
      kind: z.enum(['browser', 'phone']).describe('A browser, or the app on a telephone'),
      name: z.string(),
      since: moment,
      current: z.boolean().describe('It is this device, in this session'),
      isRefused: z.boolean().describe('Its push service refuses us: it has to be turned on anew'),
    }),
  ),
})
export type PushDevices = z.infer<typeof pushDevices>
