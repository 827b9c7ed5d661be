import { z } from 'zod'
import { id, moment, named } from '../common.ts'

/** How many rows of each kind; what is none is left out. */
const counts = z.object({
  addresses: z.int().optional(),
  places: z.int().optional().describe('Roles in organisations and venues'),
  contact: z.int().optional().describe('Requests whose contact he is'),
  author: z.int().optional().describe('Requests that he filed'),
  watches: z.int().optional().describe('Requests that he watches or is in copy of'),
  contracts: z.int().optional(),
  notes: z.int().optional(),
  calls: z.int().optional().describe('Calls that were not taken'),
  questions: z.int().optional().describe('Questions whether an address is his'),
  links: z.int().optional().describe('Links in letters'),
})
export type MergeCounts = z.infer<typeof counts>

export const merge = z.object({ id, kept: named, gone: named, by: z.string(), at: moment })
export type Merge = z.infer<typeof merge>

export const double = z.object({
  id,
  name: z.string(),
  addresses: z.array(z.string()),
  places: z.array(z.string()),
  alike: z.array(z.enum(['phone', 'mail', 'name'])).describe('What they have in common; a name at one place'),
})
export type Double = z.infer<typeof double>

/** Who this person may be besides, and with whom he was merged. */
export const mergesOfPerson = z.object({ merges: z.array(merge), doubles: z.array(double) })
export type MergesOfPerson = z.infer<typeof mergesOfPerson>

const mark = z.string().min(10).max(60).describe('Two plans with one mark do the same')

export const mergePlan = z.object({
  kept: named,
  gone: named,
  goesOver: counts,
  remains: counts.describe('Stays with who goes, since who stays has one like it'),
  addresses: z.array(z.string()).describe('By these who stays comes in and is reached'),
  codeLeft: z
    .string()
    .nullable()
    .describe('His code in another program, which stays with who goes: who stays has his own'),
  reading: z.object({
    more: z.int().describe('Requests that who stays reads afterwards and does not read now'),
    some: z.array(z.object({ number: z.int(), subject: z.string() })).describe('The last of them'),
  }),
  mark,
})
export type MergePlan = z.infer<typeof mergePlan>

export const mergeOrder = z.object({ goneId: id, mark })

export const partingPlan = z.object({
  kept: named,
  gone: named,
  goesBack: counts,
  cannot: counts.describe('Was changed, removed or used since, and stays as it is'),
  since: z.int().describe('Requests that came to who stays since then: they remain his'),
  mark,
})
export type PartingPlan = z.infer<typeof partingPlan>
export const partingOrder = z.object({ mark })
