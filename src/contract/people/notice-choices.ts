import { z } from 'zod'
import { CHAT_CHANNELS, NOTICE_KINDS } from '../../domain/ground/words.ts'
import { line } from '../common.ts'

/** By which one can choose to hear something. */
export const HEARING_WAYS = ['email', ...CHAT_CHANNELS, 'sms', 'push', 'screen'] as const
const way = z.enum(HEARING_WAYS)
const choice = z.object({ kind: line(40), way, wanted: z.boolean() })
export const noticeChoices = z.object({ choices: z.array(choice).max(100) })
export type NoticeChoices = z.infer<typeof noticeChoices>

/** What was chosen, and what a way that is not open to everybody lets one choose. */
export const shownChoices = noticeChoices.extend({
  ways: z.array(
    z.object({
      way,
      kinds: z.array(z.enum(NOTICE_KINDS)).describe('What it may be chosen for'),
      isReady: z.boolean().describe('It leads to him'),
    }),
  ),
})
export type ShownChoices = z.infer<typeof shownChoices>
