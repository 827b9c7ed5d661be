import { sql } from 'kysely'
import type { NoticeKind } from '../../domain/ground/words.ts'
import type { Side } from '../../domain/notices/audience.ts'
import type { Db } from '../engine/database.ts'

/** A notice of a request that is about to leave. */
export interface LeavingNotice {
  readonly noticeId: number
  readonly kind: NoticeKind
  readonly side: Side
  readonly request: number
  /** Null: its recipient is gone. */
  readonly personId: number | null
}

/** What a delivery tells; null: it belongs to no request. */
export async function noticeOf(db: Db, delivery: number): Promise<LeavingNotice | null> {
  const { rows } = await sql<LeavingNotice>`select n.id as "noticeId", n.kind, n.side, n.request_number as request,
      n.person_id as "personId"
    from deliveries d join notices n on n.id = d.notice_id
    where d.id = ${delivery} and n.request_number is not null and n.change_id is not null`.execute(db)
  return rows[0] ?? null
}
