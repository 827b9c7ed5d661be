import { z } from 'zod'
import { MONEY_STANDINGS } from '../../domain/sms/money.ts'
import { SENDER, SMS_PROVIDERS } from '../../domain/sms/providers.ts'
import { SMS_TROUBLES } from '../../domain/sms/trouble.ts'
import { SMS_USES } from '../../domain/sms/uses.ts'
import { id, moment } from '../common.ts'

/** What can stand in a header and in a form; whether it is one, its provider says. */
const key = z
  .string()
  .trim()
  .min(8)
  .max(2_000)
  .regex(/^[\x21-\x7e]+$/)
const provider = z.enum(SMS_PROVIDERS)
const sender = z.string().trim().regex(SENDER).describe('Up to 11 Latin letters and digits, one letter at least')
const kopecks = z.int().min(0).max(100_000_000).describe('Kopecks')
const segmentPrice = z
  .int()
  .min(1)
  .max(100_000)
  .describe('Kopecks for a segment, where the provider tells no price before it sends')
const phone = z.string().trim().max(40)

export const smsDraft = z.object({
  provider,
  key: key.optional().describe('Left out: the kept one stays'),
  sender: sender.or(z.literal('')).describe('Empty only as long as it is switched off'),
  segmentPrice,
  enabled: z.boolean().describe('Only with a key that the provider knows just now'),
  uses: z.array(z.enum(SMS_USES)).max(SMS_USES.length),
  dayLimit: kopecks,
  monthLimit: kopecks,
  reservePercent: z.int().min(0).max(100).describe('Of each limit, on top of it, for sign-in codes alone'),
})
export type SmsDraft = z.infer<typeof smsDraft>

const trouble = z.enum(SMS_TROUBLES)
const account = z.object({
  provider,
  api: z.string().describe('Where its API is asked'),
  apiIsSet: z.boolean().describe('By OKNO_EXOLVE_API or OKNO_SMSC_API'),
  keyEnds: z.string().nullable().describe('The last characters of the key; null: there is none'),
  sender: z.string(),
  segmentPrice,
  checkedAt: moment.nullable().describe('The provider last knew the key'),
  balance: z.int().nullable().describe('Kopecks, as the provider last said'),
  balanceAt: moment.nullable(),
  trouble: trouble.nullable(),
  error: z.string().nullable().describe('What the provider said'),
  reportAddress: z.string().describe('Where the provider posts what became of messages'),
  reportWord: z.string().nullable().describe('By which it signs its reports; null: it signs none'),
})
export type SmsAccountCard = z.infer<typeof account>

export const sms = smsDraft.omit({ key: true, sender: true, segmentPrice: true }).extend({
  providers: z.array(account),
  spent: z.object({ day: z.int(), month: z.int() }).describe('Kopecks, with what is on its way'),
  ownPhone: z.string().nullable().describe('Of who asks: where a trial goes'),
  money: z.enum(MONEY_STANDINGS).describe('near: 80 % of a limit is spent; reached: nothing but sign-in codes is sent'),
})
export type Sms = z.infer<typeof sms>

export const smsTrial = z.object({
  provider,
  key: key.optional().describe('Left out: the kept one'),
  sender,
  segmentPrice,
  phone,
  code: z
    .string()
    .regex(/^\d{4}$/)
    .describe('Stands in the message, so that one knows it for this one'),
})
export type SmsTrialInput = z.infer<typeof smsTrial>

export const triedSms = z.object({
  balance: z.int().nullable().describe('Kopecks; null: the provider did not know the key'),
  message: id.nullable().describe('Null: the provider did not take it'),
  trouble: trouble.or(z.literal('limit_reached')).nullable().describe('Why it came no further'),
  said: z.string().nullable().describe('In the words of the provider'),
})
export type TriedSms = z.infer<typeof triedSms>

export const smsLook = z.object({ key: key.optional().describe('It was sent with; left out: the kept one') })
export type SmsLookInput = z.input<typeof smsLook>
export const smsState = z.object({
  state: z.enum(['asked', 'accepted', 'delivered', 'failed', 'refused']),
  segments: z.int(),
  price: z.int().describe('Kopecks'),
  reportedAt: moment.nullable(),
  trouble: trouble.nullable(),
  said: z.string().nullable(),
})
export type SmsStateCard = z.infer<typeof smsState>
