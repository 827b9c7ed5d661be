import { z } from 'zod'
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

export const pushKept = z.object({ id })

export const pushDevices = z.object({
  devices: z.array(
    z.object({
      id,
      name: z.string(),
      since: moment,
      current: z.boolean().describe('It is this browser, in this session'),
      isRefused: z.boolean().describe('Its push service refuses us: it has to be turned on anew'),
    }),
  ),
})
export type PushDevices = z.infer<typeof pushDevices>
