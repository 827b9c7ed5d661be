import type { NoticeKind } from '../ground/words.ts'

/** What notices of the support are about, as its page of notices narrows them. */
export const NOTICE_TOPICS = {
  mentions: ['mention'],
  assignments: ['assigned', 'reassigned', 'in_team'],
  customers: ['answered', 'returned', 'rated', 'reply', 'question', 'resolved'],
  deadlines: ['trade_stopped', 'escalated', 'breached', 'soon_due'],
} as const satisfies Record<string, readonly NoticeKind[]>
export type NoticeTopic = keyof typeof NOTICE_TOPICS
