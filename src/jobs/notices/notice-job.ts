import { z } from 'zod'
import type { Db } from '../../db/engine/database.ts'
import { type ChangeToTell, changeOf, changeOfMessage } from '../../db/notices/notices.ts'

const noticeJob = z.object({ request: z.int(), change: z.int() })
/** Queued before changes had numbers; such jobs may lie in the queue over an upgrade. */
const eventJob = z.object({ event: z.int() })
const messageJob = z.strictObject({ message: z.int() })

/** What a job is to tell; null when what it names is gone. */
export async function noticeJobOf(db: Db, payload: unknown): Promise<ChangeToTell | null> {
  const byEvent = eventJob.safeParse(payload)
  if (byEvent.success) return changeOf(db, byEvent.data.event)
  const byMessage = messageJob.safeParse(payload)
  return byMessage.success ? changeOfMessage(db, byMessage.data.message) : noticeJob.parse(payload)
}
