import { z } from 'zod'
import { channel, criticality, id, line, localDate, moment, priority, requestType, urgency } from '../common.ts'
import { ruleDraft } from './terms.ts'

const customer = z.union([
  z.object({ organisationId: id }).strict(),
  z.object({ venueId: id }).strict(),
  z.object({ personId: id }).strict(),
])

export const contractDraft = z.object({
  number: line(60).min(1),
  name: line(200).min(1),
  kind: z.enum(['contract', 'agreement']),
  state: z.enum(['draft', 'active', 'suspended', 'expired']),
  startsOn: localDate,
  endsOn: localDate.nullable().describe('The last day it holds; null: no end'),
  hoursId: id,
  levelId: id,
  contractServiceType: z.boolean().describe('Calls of its customers become requests'),
  waitingExternalPauses: z.boolean(),
  hourPackage: z.int().min(1).max(100_000).nullable(),
  coversAllServices: z.boolean(),
  serviceIds: z.array(id).max(2_000),
  customers: z
    .array(customer)
    .max(2_000)
    .refine((all) => new Set(all.map((one) => JSON.stringify(one))).size === all.length, 'each customer once'),
})
export type ContractDraft = z.infer<typeof contractDraft>

export const bookLine = z.object({
  id,
  number: z.string(),
  name: z.string(),
  kind: contractDraft.shape.kind,
  state: contractDraft.shape.state,
  isDefault: z.boolean(),
  startsOn: localDate,
  endsOn: localDate.nullable(),
  level: z.string(),
  hours: z.string(),
  customer: z.string().nullable().describe('The first of those whom it covers'),
  customers: z.int(),
})
export type BookLine = z.infer<typeof bookLine>
export const bookPage = z.object({ items: z.array(bookLine), count: z.int(), next: z.int().nullable() })
export const bookQuestion = z.object({
  q: line(100).default(''),
  state: z.enum(['all', 'active', 'ending', 'over', 'draft', 'suspended']).default('all'),
  offset: z.coerce.number().pipe(z.int().min(0)).default(0),
})

const covered = z.object({
  organisationId: id.optional(),
  venueId: id.optional(),
  personId: id.optional(),
  name: z.string(),
  code: z.string().nullable(),
  venues: z.int().nullable(),
})
export type Covered = z.infer<typeof covered>

export const contractPage = contractDraft.extend({
  serviceIds: z.array(id),
  customers: z.array(customer),
  id,
  revision: z.int(),
  isDefault: z.boolean(),
  demonstrationValues: z.boolean(),
  open: z.int(),
  names: z.array(covered),
})
export type ContractPage = z.infer<typeof contractPage>

export const customerHits = z.object({ items: z.array(covered) })

export const contractTrial = z.object({
  personId: id.nullable().default(null),
  venueId: id.nullable().default(null),
  serviceId: id.nullable().default(null).describe('Null: the default service'),
  channel,
  urgency: urgency.default('medium'),
  stopOfTrade: z.boolean().default(false),
  at: moment.nullable().default(null).describe('Null: now'),
  unsaved: z
    .object({ id: id.nullable().describe('Null: a contract that is not kept as yet'), draft: contractDraft })
    .nullable()
    .default(null),
})
export type ContractTrial = z.input<typeof contractTrial>

const titled = { id: id.nullable(), number: z.string(), name: z.string() }
export const trialAnswer = z.object({
  at: moment,
  contract: z.object(titled),
  hours: z.object({ name: z.string(), zone: z.string() }),
  refusal: z.string().nullable().describe('Why no request can be filed by this way; null: it can'),
  priority,
  urgency,
  criticality,
  reactionDueAt: moment.nullable(),
  resolutionDueAt: moment.nullable(),
  rule: ruleDraft.extend({ requestType: requestType.nullable() }).nullable(),
  lines: z.array(z.object({ from: moment, to: moment, ms: z.number() })),
  steps: z.array(
    z.object({
      place: z.enum(['venue', 'person', 'organisation', 'parent_organisation', 'default_agreement']),
      name: z.string().nullable(),
      isBeyond: z.boolean().describe('The answer was found before'),
      contracts: z.array(
        z.object({
          ...titled,
          why: z.enum(['chosen', 'not_active', 'not_in_term', 'service_not_covered', 'less_specific']),
        }),
      ),
    }),
  ),
  team: z.string().nullable(),
})
export type TrialAnswer = z.infer<typeof trialAnswer>
