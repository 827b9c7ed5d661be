import { z } from 'zod'
import { NOTICE_KINDS } from '../../domain/ground/words.ts'
import { NOTICE_WAYS } from '../../domain/notices/defaults.ts'

export const hearingWay = z.enum(NOTICE_WAYS)

const choice = z.object({ kind: z.enum(NOTICE_KINDS), way: hearingWay, wanted: z.boolean() })

export const noticeChoices = z.object({
  choices: z.array(choice.extend({ wanted: z.boolean().nullable().describe('Null: as one’s roles hear it') })).max(200),
})
export type NoticeChoices = z.infer<typeof noticeChoices>

/** A way that the desk has. */
export const noticeWay = z.object({
  way: hearingWay,
  kinds: z.array(z.enum(NOTICE_KINDS)).describe('What it may carry'),
  isReady: z.boolean().describe('It leads to him'),
})
export type NoticeWay = z.infer<typeof noticeWay>

const ownCell = z.object({
  way: hearingWay,
  wanted: z.boolean(),
  byRole: z.boolean().describe('What his roles hear'),
  isLocked: z.boolean().describe('Nobody can switch it off'),
})

/** What was chosen, and everything that can be: a row a kind, a column a way. */
export const shownChoices = z.object({
  side: z.enum(['customer', 'support']),
  choices: z.array(choice),
  ways: z.array(noticeWay),
  rows: z.array(z.object({ kind: z.enum(NOTICE_KINDS), cells: z.array(ownCell) })),
})
export type ShownChoices = z.infer<typeof shownChoices>
