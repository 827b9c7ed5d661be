import { z } from 'zod'
import { NOTICE_KINDS } from '../../domain/ground/words.ts'
import { SUMMARY_WAYS } from '../../domain/notices/rhythm.ts'
import { role } from '../common.ts'
import { hearingWay, noticeWay } from './choices.ts'
import { rhythms, summaryOfRole, summaryOrder, summaryWay } from './summaries.ts'

const kind = z.enum(NOTICE_KINDS)

const roleCell = z.object({
  way: hearingWay,
  wanted: z.boolean(),
  shipped: z.boolean().describe('What the program comes with'),
  isLocked: z.boolean().describe('Nobody can switch it off'),
})
export type RoleCell = z.infer<typeof roleCell>

const roleMatrix = z.object({
  role,
  side: z.enum(['customer', 'support']),
  version: z.int().describe('To be sent along with a change'),
  choosers: z.int().describe('People of this role who chose something themselves'),
  rows: z.array(z.object({ kind, cells: z.array(roleCell) })),
  rhythms,
  summaries: z.array(summaryOfRole).describe('How it hears what can wait'),
})
export type RoleMatrix = z.infer<typeof roleMatrix>

export const noticeDefaults = z.object({ ways: z.array(noticeWay.omit({ isReady: true })), roles: z.array(roleMatrix) })
export type NoticeDefaults = z.infer<typeof noticeDefaults>

export const noticeSampleQuestion = z.object({ side: z.enum(['customer', 'support']), kind, way: hearingWay })
export const noticeSample = z.object({ title: z.string(), text: z.string() })
export type NoticeSample = z.infer<typeof noticeSample>

/** The whole of what a role hears otherwise than the program comes with, and how it hears what can wait. */
export const noticeDefaultsOrder = z.object({
  seen: z.int().describe('The version that was on the screen'),
  cells: z.array(z.object({ kind, way: hearingWay, wanted: z.boolean() })).max(200),
  summaries: z
    .array(z.object({ way: summaryWay }).and(summaryOrder))
    .max(SUMMARY_WAYS.length)
    .optional()
    .describe('How it hears what can wait; a way left out: each notice at once; the whole left out: as it is'),
})
export type NoticeDefaultsOrder = z.input<typeof noticeDefaultsOrder>
