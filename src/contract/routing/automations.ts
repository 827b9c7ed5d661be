import { z } from 'zod'
import { CRITICALITIES } from '../../domain/ground/words.ts'
import { MOST_DOINGS, TRIGGERS } from '../../domain/routing/automation.ts'
import { MOST_RULES } from '../../domain/routing/rule.ts'
import { id, line, moment, named, requestNumber, text } from '../common.ts'
import { conditions, routingNames } from './routing.ts'

const doing = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('criticality'), criticality: z.enum(CRITICALITIES) })
    .describe('Unless a specialist set it'),
  z.object({ kind: z.literal('watcher'), personId: id }).describe('Somebody of the support'),
  z.object({ kind: z.literal('draft'), templateId: id }).describe('A reply begun for its specialist, and not sent'),
  z.object({ kind: z.literal('note'), text: text(2_000).min(1) }).describe('For the support alone'),
])

/** «When …, if …, then …»: what the desk does by itself. */
export const automation = z.object({
  id: line(60).min(1).describe('Its own for ever, given by whoever wrote it'),
  name: line(100).min(1),
  enabled: z.boolean(),
  trigger: z.enum(TRIGGERS).describe('What sets it going'),
  when: conditions,
  does: z.array(doing).min(1).max(MOST_DOINGS).describe('In their order'),
})
export type AutomationShape = z.infer<typeof automation>

const rules = z.array(automation).max(MOST_RULES).describe('All that fit fire, in their order')
const version = z.int().min(0).describe('0: nobody has written any as yet')

export const automationPage = z.object({
  version,
  rules,
  madeAt: moment.nullable(),
  madeBy: z.string().nullable(),
  names: routingNames,
  templates: z.array(named).describe('All that can be begun as a reply'),
})
export type AutomationPage = z.infer<typeof automationPage>

export const automationOrder = z.object({ seen: version, rules })

export const automationTrialOrder = z.object({ rules, days: z.union([z.literal(7), z.literal(30)]) })

export const automationTrial = z.object({
  checked: z.int(),
  isAll: z.boolean().describe('False: there were more requests than are looked at'),
  fired: z
    .array(
      z.object({
        id: z.string(),
        count: z.int(),
        requests: z.array(z.object({ number: requestNumber, subject: z.string() })).describe('The latest of them'),
      }),
    )
    .describe('Requests that each would have done something to'),
  tookMs: z.int().describe('Milliseconds'),
})
export type AutomationTrial = z.infer<typeof automationTrial>
