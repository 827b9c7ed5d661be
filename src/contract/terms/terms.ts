import { z } from 'zod'
import { id, line, localDate, moment, priority, requestNumber, requestType, text } from '../common.ts'

/** A list that rules only read. */
function listed<T extends z.ZodType>(list: z.ZodArray<T>): z.ZodType<readonly z.output<T>[], readonly z.input<T>[]> {
  return list
}

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM')
  .describe('HH:MM on the wall; 24:00 ends a day')
const day = listed(
  z
    .array(z.object({ opens: clock, closes: clock }))
    .max(12)
    .refine(isApart, 'intervals one after another, each closing after it opens'),
)

/** Intervals in their order, apart from each other. */
function isApart(intervals: readonly { opens: string; closes: string }[]): boolean {
  return intervals.every(({ opens, closes }, place) => opens < closes && opens >= (intervals[place - 1]?.closes ?? ''))
}

const productionYear = z.object({
  year: z.int().min(2000).max(2100),
  source: line(200),
  moves: listed(z.array(z.object({ from: localDate.nullable(), to: localDate.nullable() })).max(60)),
  shortDays: listed(z.array(localDate).max(60)),
})

export const week = z.object({
  roundTheClock: z.boolean(),
  weekly: listed(z.array(day).length(7)).describe('The first is Monday; an empty day is closed'),
  calendar: z.enum(['ru']).nullable(),
  years: listed(
    z
      .array(productionYear)
      .max(30)
      .refine((all) => new Set(all.map(({ year }) => year)).size === all.length, 'each year once'),
  )
    .default([])
    .describe('Years of the calendar that came as a file, in the place of those that the program knows'),
  shortDayCutMinutes: z.int().min(0).max(480),
  exceptions: listed(
    z
      .array(z.object({ date: localDate, intervals: day, note: line(200).optional() }))
      .max(400)
      .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'each date once'),
  ),
})

const zone = z
  .string()
  .max(60)
  .refine((name) => isZone(name), 'a zone of the IANA database')

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Z][\w+/-]*$/.test(name)
  } catch {
    return false
  }
}

export const hoursDraft = z.object({
  name: line(100).min(1),
  zone,
  effectiveFrom: localDate.nullable().describe('Null: from now on'),
  week,
})
export type HoursDraft = z.infer<typeof hoursDraft>

const revision = z.object({
  madeAt: moment,
  madeBy: z.string().nullable(),
  reason: z.string(),
  recounted: z.int().nullable().describe('Open requests that were counted anew; null: only new ones go by it'),
})
export type Revision = z.infer<typeof revision>

export const hoursRow = z.object({
  id,
  name: z.string(),
  zone: z.string(),
  versions: listed(z.array(week.extend({ effectiveFrom: localDate })).min(1)),
  revision: z.int(),
  contracts: z.int(),
})
export type HoursRow = z.infer<typeof hoursRow>
export const hoursPage = hoursRow.extend({
  open: z.int().describe('Open requests under its contracts'),
  history: z.array(revision.extend({ id, revision: z.int() })),
})
export type HoursPage = z.infer<typeof hoursPage>

const minutes = z.int().min(1).max(525_600)
export const ruleDraft = z.object({
  serviceId: id.nullable().describe('Null: any service'),
  requestType: requestType.nullable(),
  priority: priority.nullable(),
  reactionMinutes: minutes.nullable().describe('Null: promises no reaction'),
  resolutionMinutes: minutes.nullable(),
})
export type RuleDraft = z.infer<typeof ruleDraft>

export const levelDraft = z.object({
  name: line(100).min(1),
  rules: listed(z.array(ruleDraft).max(300)),
  effectiveFrom: moment.nullable().describe('Null: from now on'),
})
export type LevelDraft = z.infer<typeof levelDraft>

const keptRule = ruleDraft.extend({ id, effectiveFrom: z.number(), effectiveUntil: z.number().nullable() })
export const levelRow = z.object({
  id,
  name: z.string(),
  version: z.int(),
  contracts: z.int(),
  rules: listed(z.array(keptRule)),
})
export type LevelRow = z.infer<typeof levelRow>
export const levelPage = levelRow.extend({
  open: z.int(),
  history: z.array(revision.extend({ version: z.int(), effectiveFrom: moment })),
  everyRule: listed(z.array(keptRule)).describe('Every rule that the level ever had: what its versions were made of'),
})
export type LevelPage = z.infer<typeof levelPage>

const limits = z.object({ hour: z.int(), day: z.int().nullable() })
const criticality = z.enum(['critical', 'high', 'medium', 'low'])
const byUrgency = z.object({ high: priority, medium: priority, low: priority })
/** The parts are checked by the rules themselves (src/domain/terms/policy.ts). */
export const policy = z.object({
  matrix: z.object({ critical: byUrgency, high: byUrgency, medium: byUrgency, low: byUrgency }),
  firstCriticality: z.object({ usual: criticality, unknownSender: criticality, stopOfTrade: criticality }),
  soonDuePercent: z.int(),
  replyTakes: z.boolean(),
  silence: z.object({
    closesAfterHours: z.int(),
    remindsBeforeHours: z.int(),
    givesUpAfterWorkingDays: z.int(),
    remindsAfterWorkingDays: listed(z.array(z.int()).max(10)),
  }),
  notices: z.object({ acknowledgements: z.object({ proven: limits, unproven: limits }), others: limits }),
  newRequestsAnHour: z.object({ proven: z.int(), unproven: z.int() }),
})
export const policyDraft = z.object({ policy, effectiveFrom: moment.nullable().describe('Null: from now on') })
export type PolicyDraft = z.infer<typeof policyDraft>
export const policyPage = z.object({
  open: z.int(),
  versions: z.array(revision.extend({ effectiveFrom: moment, policy })).min(1),
})
export type PolicyPage = z.infer<typeof policyPage>

/** Asks what a change would do to open requests. */
export const checkOf = <T extends z.ZodType>(draft: T) =>
  z.object({
    draft,
    at: moment.nullable().default(null).describe('Of a list that goes on: the moment for which it was counted'),
    offset: z.int().min(0).default(0),
  })

export const recountOrder = z.object({
  at: moment.describe('The moment for which the list was counted that one has seen'),
  mark: z.string().max(100).describe('The mark of that list: another one is not carried out'),
  open: z.enum(['as_promised', 'recounted']).describe('What becomes of open requests'),
  keepLate: z.boolean().describe('What would be late at once keeps what it was promised'),
  reason: text(500).default(''),
})
export type RecountOrder = z.input<typeof recountOrder>

/** A change as it was checked. */
export const orderOf = <T extends z.ZodType>(draft: T) => z.object({ draft, order: recountOrder })

export const checkAnswer = z.object({
  at: moment,
  mark: z.string(),
  open: z.int(),
  earlier: z.int(),
  later: z.int(),
  late: z.int().describe('A promise that is kept so far would be broken at once'),
  meanShiftMs: z.int().nullable().describe('Service hours by which promises move on the average; below 0: earlier'),
  unseen: z.int().describe('Of these one may not read the requests'),
  items: z.array(
    z.object({
      number: requestNumber,
      subject: z.string(),
      venue: z.string().nullable(),
      outcome: z.enum(['earlier', 'later', 'late_at_once']),
      metric: z.enum(['reaction', 'resolution']).nullable(),
      was: moment.nullable(),
      is: moment.nullable(),
      shiftMs: z.number().nullable(),
      priority: z.object({ from: z.int(), to: z.int() }),
    }),
  ),
  next: z.int().nullable(),
})
export type CheckAnswer = z.infer<typeof checkAnswer>
