import { z } from 'zod'
import { MESSENGERS } from '../../domain/messenger/kinds.ts'
import { BOT_TROUBLES } from '../../domain/messenger/trouble.ts'
import { id, moment } from '../common.ts'

/** What can stand in a header and in an address; whether it is one, its messenger says. */
const token = z
  .string()
  .trim()
  .max(300)
  .regex(/^[\w.:-]+$/)
const kind = z.enum(MESSENGERS)

export const botDraft = z.object({
  kind: kind.default('telegram').describe('The messenger; a bot keeps its own'),
  token: token.optional().describe('Left out: the kept one stays'),
  enabled: z.boolean().default(true),
  receives: z.enum(['polling', 'webhook']).default('polling').describe('MAX knows webhooks alone'),
  linksByPhone: z.boolean().default(true).describe('Whether a proven phone of one person makes him known'),
  fallbackMinutes: z
    .int()
    .min(1)
    .max(1_440)
    .default(5)
    .describe('What is not delivered by then is told by another way'),
})
export type BotDraftInput = z.input<typeof botDraft>

export const botTrial = z.object({
  kind: kind.default('telegram'),
  token: token.optional(),
  id: id.optional().describe('A bot whose kept token is tried'),
})
export const triedBot = z.object({
  username: z.string(),
  title: z.string(),
  tookMs: z.int().describe('Milliseconds until the messenger answered'),
})
export type TriedBot = z.infer<typeof triedBot>

export const bot = botDraft
  .omit({ token: true })
  .required()
  .extend({
    id,
    managedBy: z.enum(['screen', 'environment']).describe('Of `environment`: OKNO_TELEGRAM_TOKEN wins'),
    tokenEnds: z.string().describe('The last characters of the token'),
    username: z.string(),
    title: z.string(),
    answeredAt: moment.nullable().describe('When the messenger last answered us'),
    answerMs: z.int().nullable(),
    failingSince: moment.nullable(),
    trouble: z.enum(BOT_TROUBLES).nullable(),
    error: z.string().nullable().describe('What the messenger or the network said'),
    webhook: z.string().nullable().describe('Where its messenger pushes; null: it is asked'),
    heardAt: moment.nullable().describe('When something last came'),
    lagMs: z.int().describe('For how long the oldest message waits for an answer; 0: none waits'),
    out: z.int().describe('Messages that wait to be said'),
    linked: z.int().describe('People who linked an account'),
    blocked: z.int().describe('Of them, those who stopped the bot'),
    groups: z.int().describe('Chats of several people that belong to a venue'),
    refusedToday: z.int().describe('Messages of 24 hours that were not taken'),
    saidToday: z.int().describe('Messages of 24 hours that were taken'),
  })
export type BotCard = z.infer<typeof bot>
const messenger = z.object({
  kind,
  api: z.string().describe('Where its Bot API is asked'),
  apiIsSet: z.boolean().describe('By OKNO_TELEGRAM_API or OKNO_MAX_API'),
  proxied: z.boolean().describe('By OKNO_TELEGRAM_PROXY or OKNO_MAX_PROXY'),
})
export const bots = z.object({ bots: z.array(bot), messengers: z.array(messenger) })
export type Bots = z.infer<typeof bots>

const linkedPerson = z.object({
  id,
  personId: id,
  person: z.string(),
  place: z.string().nullable(),
  isStaff: z.boolean(),
  username: z.string().nullable(),
  seenAt: moment,
  blockedAt: moment.nullable(),
})
export const botPeople = z.object({
  people: z.array(linkedPerson).describe('Who was there last comes first; 50 at most'),
  refusals: z.array(
    z.object({
      at: moment,
      person: z.string().nullable(),
      reason: z.string(),
      otherWayAt: moment.nullable().describe('When the same was told by another way'),
    }),
  ),
})
export type BotPeople = z.infer<typeof botPeople>

const linkableBot = z.object({ id, kind, title: z.string(), username: z.string() })
export const account = z.object({
  id,
  bot: linkableBot,
  name: z.string(),
  username: z.string().nullable(),
  linkedAt: moment,
  blockedAt: moment.nullable(),
})
export type Account = z.infer<typeof account>
export const accounts = z.object({ accounts: z.array(account), bots: z.array(linkableBot) })
export type Accounts = z.infer<typeof accounts>
export const invitationOrder = z.object({ bot: id })
export const invitation = z.object({
  link: z.string().describe('Opens the chat and makes the person known there; once'),
  code: z.string().describe('To be typed to the bot instead'),
  expiresAt: moment,
})
export type Invitation = z.infer<typeof invitation>
