import { z } from 'zod'
import { SECTIONS } from '../../domain/configuration/plan.ts'
import { USUAL_NEED } from '../../domain/duty/need.ts'
import { TEAM_ZONE } from '../../domain/people/team.ts'
import { serviceDraft } from '../catalogue/catalogue.ts'
import { templateDraft } from '../catalogue/texts-book.ts'
import { bilingual, id, line, moment, zone } from '../common.ts'
import { dutyNeed } from '../people/people.ts'
import { contractDraft } from '../terms/contract-book.ts'
import { hoursDraft, levelDraft, policy, ruleDraft } from '../terms/terms.ts'

/** A service by the names that lead to it, in Russian: groups first. */
const path = z.array(line(200).min(1)).min(1).max(10)
const covered = z.union([
  z.object({ organisation: line(200).min(1) }).strict(),
  z.object({ venue: line(20).min(1) }).strict(),
  z.object({ person: line(200).min(1) }).strict(),
])

const team = z.object({
  name: line(100).min(1),
  line: z.int().min(1).max(3).nullable(),
  zone: zone.default(TEAM_ZONE).describe('By whose clock its duty is planned'),
  need: dutyNeed.default(USUAL_NEED).describe('How many people it needs on duty, and when'),
  hours: line(100).nullable().default(null).describe('In which hours it works; null: none are known'),
})
const service = serviceDraft.omit({ teamId: true }).extend({ team: line(100).min(1) })
const contract = contractDraft.omit({ hoursId: true, levelId: true, serviceIds: true, customers: true }).extend({
  isDefault: z.boolean().describe('The agreement for whoever has no contract'),
  hours: line(100),
  level: line(100),
  services: z.array(path).max(2_000),
  customers: z.array(covered).max(2_000).describe('By code or name, by code, by address or external code'),
})

/**
 * How a desk is set up, without numbers of its own: everything is named as people name it, so that another desk can take it. Secrets and
 * people are not in it.
 */
export const configuration = z.object({
  okno: z.literal('configuration'),
  format: z.literal(1),
  exportedAt: moment.optional(),
  teams: z.array(team).max(500).default([]),
  hours: z
    .array(hoursDraft.omit({ effectiveFrom: true }))
    .max(500)
    .default([]),
  services: z
    .array(
      z.object({
        path,
        icon: z.string().max(40).nullable(),
        group: bilingual.nullable().default(null).describe('How a group is called; null: a service'),
        shown: service.nullable().default(null).describe('What customers see of a service; null: a group'),
      }),
    )
    .max(2_000)
    .default([]),
  levels: z
    .array(
      levelDraft.omit({ effectiveFrom: true, rules: true }).extend({
        rules: z.array(ruleDraft.omit({ serviceId: true }).extend({ service: path.nullable() })).max(300),
      }),
    )
    .max(500)
    .default([]),
  policy: policy.optional(),
  contracts: z.array(contract).max(5_000).default([]),
  templates: z
    .array(templateDraft.omit({ teamId: true }).extend({ team: line(100).nullable() }))
    .max(2_000)
    .default([]),
})
export type Configuration = z.output<typeof configuration>

const values = z.record(z.string(), z.unknown()).nullable()

export const configurationStep = z.object({
  section: z.enum(SECTIONS),
  key: z.string().describe('Names the thing among those of its section'),
  name: z.string(),
  change: z.enum(['add', 'change', 'only_here']),
  before: values,
  after: values,
  missing: z.string().nullable().describe('What it names and nobody knows: the step cannot be taken'),
})
export type ConfigurationStep = z.infer<typeof configurationStep>

export const configurationPlan = z.object({
  mark: z.string().describe('Of this comparison: another one is not carried out'),
  same: z.int(),
  steps: z.array(configurationStep),
})
export type ConfigurationPlan = z.infer<typeof configurationPlan>

export const configurationOrder = z.object({
  configuration,
  mark: z.string().max(100),
  fileName: line(200).default(''),
  left: z
    .array(z.object({ section: z.enum(SECTIONS), key: z.string().max(4_000) }))
    .max(10_000)
    .default([])
    .describe('Steps that are not taken'),
})

export const configurationDone = z.object({
  added: z.int(),
  changed: z.int(),
  drafts: z.array(id).describe('Services whose new version waits for approval'),
})
export type ConfigurationDone = z.infer<typeof configurationDone>
