import { z } from 'zod'
import { CALL_SIGNS } from '../../domain/phone/call-event.ts'
import { PBX_KINDS } from '../../domain/phone/kinds.ts'
import { PBX_TROUBLES } from '../../domain/phone/trouble.ts'
import { bilingual, id, line, moment, named } from '../common.ts'

const kind = z.enum(PBX_KINDS)
const secret = z.string().trim().max(300)

/** A queue or a called number of the exchange, and the team whose telephones ring by it. */
const route = z.object({ queue: line(60).min(1), teamId: id })

/** The server of an Asterisk; its manager interface is asked from here. */
const asterisk = z.object({
  host: line(253).min(1),
  port: z.int().min(1).max(65_535).default(5038),
  user: line(100).min(1),
  tls: z.boolean().default(false),
  trunks: line(300).default('from-trunk,from-pstn').describe('Contexts that calls from outside arrive in, with commas'),
  technology: line(20).regex(/^\w+$/).default('PJSIP').describe('Of the telephones, before the slash'),
  dialContext: line(80).default('from-internal').describe('Context in which a specialist’s telephone dials'),
})

export const exchangeDraft = z.object({
  kind,
  title: line(80).min(1),
  enabled: z.boolean().default(true),
  apiKey: line(200).default('').describe('Name or number of the key, where the vendor gives two'),
  secret: secret.optional().describe('Left out: the kept one stays'),
  api: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)])
    .default('')
    .describe('Of the company at its vendor'),
  asterisk: asterisk.nullable().default(null).describe('Of kind `asterisk` alone'),
  routes: z.array(route).max(200).default([]),
})
export type ExchangeDraftInput = z.input<typeof exchangeDraft>

export const exchange = exchangeDraft
  .omit({ secret: true })
  .required()
  .extend({
    id,
    managedBy: z.enum(['screen', 'environment']).describe('Of `environment`: OKNO_PBX_SECRET is its key'),
    secretEnds: z.string().describe('The last characters; empty: none is kept'),
    hook: z.string().nullable().describe('The address to paste; null: an Asterisk is asked by us'),
    templates: z
      .array(z.object({ event: z.string().describe('As the vendor calls it'), body: z.string() }))
      .describe('Bodies to paste, where the vendor sends what one writes'),
    heardAt: moment.nullable().describe('Its last event'),
    connectedSince: moment.nullable().describe('Of an Asterisk'),
    failingSince: moment.nullable(),
    trouble: z.enum(PBX_TROUBLES).nullable(),
    error: z.string().nullable(),
    routes: z.array(z.object({ queue: z.string(), team: named })),
  })
export type Exchange = z.infer<typeof exchange>

export const exchangeKind = z.object({
  kind,
  needs: z.array(z.enum(['apiKey', 'secret', 'api'])),
  canDial: z.boolean(),
})

export const phoneRules = z.object({
  callbackMinutes: z
    .int()
    .min(1)
    .max(1_440)
    .describe('Within which a missed caller is called back, in the hours of his contract'),
  script: bilingual.describe('What a caller is told whose contract keeps the phone closed; {address} is the portal'),
})
export type PhoneRules = z.infer<typeof phoneRules>

export const exchanges = z.object({
  exchanges: z.array(exchange),
  kinds: z.array(exchangeKind),
  rules: phoneRules,
  extensions: z.object({ given: z.int(), missing: z.array(named).describe('Specialists without one') }),
  exceptions: z.int().describe('Calls of 30 days that were taken though the contract keeps the phone closed'),
})
export type Exchanges = z.infer<typeof exchanges>

/** What an exchange sent, as it came and as it was understood. */
const exchangeEvent = z.object({
  id,
  at: moment.describe('When it came'),
  outcome: z.enum(['taken', 'repeated', 'late', 'unreadable', 'forged', 'ignored']),
  why: z.string().nullable(),
  raw: z.string(),
  signs: z.array(z.enum(CALL_SIGNS)),
  number: z.string().nullable(),
  person: named.nullable(),
  call: id.nullable(),
  cards: z.int().describe('Specialists for whom it rang'),
})
export const exchangeEvents = z.object({ events: z.array(exchangeEvent) })
export type ExchangeEvents = z.infer<typeof exchangeEvents>
