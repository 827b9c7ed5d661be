import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { NoticeKind } from '../../domain/ground/words.ts'
import type { RequestEvent } from '../../domain/request/events.ts'
import type { Db, Tx } from '../engine/database.ts'
import { nudge } from '../engine/live.ts'
import { iso } from '../engine/moments.ts'

export interface Shown {
  readonly delivery: number
  readonly personId: number
  readonly request: number
  readonly kind: NoticeKind
  /** From then on. */
  readonly at: Instant
  /** That is this moment, and his open screens hear it. */
  readonly isNow: boolean
}

/** From its moment on each of these notices, one at least, is on the screen of its person. */
export async function insertShown(tx: Tx, shown: readonly Shown[]): Promise<void> {
  await tx
    .insertInto('screen_notices')
    .values(
      shown.map(({ delivery, personId, request, kind, at }) => ({
        delivery_id: delivery,
        person_id: personId,
        request_number: request,
        kind,
        shown_at: iso(at),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const seenNow = shown.filter(({ isNow }) => isNow).map(({ personId }) => personId)
  await nudge(tx, seenNow, 'notice.shown')
}

/** Which of these notices were read on the screen. */
export async function readAmong(db: Db, notices: readonly number[]): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`select d.notice_id as id from deliveries d
    join screen_notices s on s.delivery_id = d.id
    where d.notice_id = any(${[...notices]}::bigint[]) and s.read_at is not null`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** What was said with these events, aloud or between colleagues; null when nothing was. */
export async function spokenIn(db: Db, events: readonly RequestEvent[]): Promise<string | null> {
  const said = events.find(({ type }) => type === 'message.published' || type === 'message.noted')
  const id = said?.type === 'message.published' || said?.type === 'message.noted' ? said.data.messageId : null
  if (id === null) return null
  const found = await db.selectFrom('messages').select('text').where('id', '=', id).executeTakeFirst()
  return found?.text ?? null
}
