import { z } from 'zod'
import { ESCALATES_TO, ESCALATION_DEEDS } from '../../domain/terms/escalation.ts'
import { id, moment, named, priority, text } from '../common.ts'

const step = z.object({
  percent: z.int().min(1).max(1000).describe('Of the promised time that has gone by'),
  to: z.enum(ESCALATES_TO).describe('Who is called'),
  does: z.enum(ESCALATION_DEEDS).describe('What happens besides'),
  teamId: id.nullable().describe('To which team it hands on'),
  words: text(500).describe('The comment, or the reason for a raised priority'),
  asks: z.boolean().describe('Whoever is called confirms, else the next one is called'),
})
export type EscalationStepShape = z.infer<typeof step>

const scheme = z.object({
  levelId: id.nullable().describe('Null: of any level'),
  priority: priority.nullable().describe('Null: of any priority'),
  reaction: z.array(step).max(20),
  resolution: z.array(step).max(20),
})
export type EscalationSchemeShape = z.infer<typeof scheme>

export const escalationPlan = z.object({
  confirmMinutes: z.int().min(1).max(240),
  headIds: z.array(id).max(20).describe('Who leads the support; empty: administrators'),
  schemes: z.array(scheme).max(200),
})
export type EscalationPlanShape = z.infer<typeof escalationPlan>

export const escalationPage = z.object({
  version: z.int(),
  plan: escalationPlan,
  effectiveFrom: moment,
  madeBy: z.string().nullable(),
  people: z.array(named).describe('Who can lead the support'),
  levels: z.array(named),
})
export type EscalationPage = z.infer<typeof escalationPage>

export const escalationOrder = z.object({ seen: z.int(), plan: escalationPlan })
export const escalationQuestion = z.object({ plan: escalationPlan })

export const escalationTrial = z.object({
  requests: z.int().describe('Requests that were looked at'),
  steps: z.int().describe('How often somebody would have been called in the last week'),
  times: z.array(z.object({ step: z.string().describe('metric:percent:to'), count: z.int() })),
})
export type EscalationTrial = z.infer<typeof escalationTrial>

export const alarmConfirmation = z.object({ confirmed: z.boolean().describe('False: none waited for anybody') })

export const escalationExampleQuery = z.object({
  level: z.coerce.number().pipe(id),
  priority: z.coerce.number().pipe(priority),
  percents: z
    .string()
    .regex(/^\d{1,4}(,\d{1,4}){0,40}$/)
    .describe('Of the promised time, with commas between'),
})

const exampleSteps = z
  .object({
    minutes: z.int().describe('Promised'),
    moments: z.array(z.object({ percent: z.int(), at: moment })),
  })
  .nullable()
  .describe('Null: nothing is promised')
export const escalationExample = z.object({
  filedAt: moment.nullable().describe('In the hours of a contract of this level; null: no contract has it'),
  zone: z.string().nullable(),
  reaction: exampleSteps,
  resolution: exampleSteps,
})
export type EscalationExample = z.infer<typeof escalationExample>
