import { z } from 'zod'
import type { Db } from '../../db/engine/database.ts'
import { findSaying } from '../../db/notices/notices.ts'
import { NOTICE_KINDS } from '../../domain/ground/words.ts'
import type { NoticeJob } from './tell-people.ts'

const noticeJob = z.object({
  request: z.int(),
  event: z.int(),
  kind: z.enum(NOTICE_KINDS),
  message: z.int().nullable(),
})

/** Queued before letters told of more than answers; such a job may lie in the queue over an upgrade. */
const answerJob = z.strictObject({ message: z.int() })

/** What a job is to tell; null when the message it names is gone. */
export async function noticeJobOf(db: Db, payload: unknown): Promise<NoticeJob | null> {
  const answer = answerJob.safeParse(payload)
  if (!answer.success) return noticeJob.parse(payload)
  const order = await findSaying(db, answer.data.message)
  return order && { ...order, kind: 'reply' }
}
