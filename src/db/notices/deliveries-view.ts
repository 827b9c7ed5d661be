import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import { type DeliveryState, deliveryState } from '../../domain/notices/deliveries.ts'
import type { Db } from '../engine/database.ts'
import { NO_SERVER } from './deliveries.ts'

/** How a public message stands with one of those who get it by mail. */
export interface ViewedDelivery {
  readonly messageId: number
  readonly person: { readonly id: number; readonly name: string }
  readonly to: string
  readonly state: DeliveryState
  /** When that came about; of a letter that waits, when it leaves. */
  readonly at: string
  /** What the server said last; null when it said nothing. */
  readonly answer: string | null
  readonly nextAttemptAt: string | null
}

interface Row extends Omit<ViewedDelivery, 'state' | 'at'> {
  readonly createdAt: string
  readonly sentAt: string | null
  readonly returnedAt: string | null
  readonly gaveUpAt: string | null
  readonly notBefore: string | null
  readonly attempts: number
}

/** Who got the messages of a request by mail, and how each letter stands. For the support service alone. */
export async function listDeliveries(db: Db, request: number, now: Instant): Promise<ViewedDelivery[]> {
  const { rows } = await sql<Row>`
    select l.about_message_id as "messageId", jsonb_build_object('id', p.id, 'name', p.name) as person, l.to_address as to,
      l.created_at as "createdAt", l.sent_at as "sentAt", l.bounced_at as "returnedAt", l.gave_up_at as "gaveUpAt",
      l.not_before as "notBefore", l.attempts, coalesce(l.bounce_reason, l.last_error, l.answer) as answer,
      case when l.sent_at is null and l.gave_up_at is null and l.attempts > 0
        then (select j.run_at from graphile_worker.jobs j where j.key = 'letter:' || l.id) end as "nextAttemptAt"
    from letters l join people p on p.id = l.recipient_id
    where l.request_number = ${request} and l.about_message_id is not null order by l.id`.execute(db)
  return rows.map((row) => deliveryOf(row, now))
}

function deliveryOf({ createdAt, sentAt, returnedAt, gaveUpAt, notBefore, attempts, ...row }: Row, now: Instant) {
  const triedWithoutServer = row.answer === NO_SERVER
  const state = deliveryState(
    {
      sentAt: instant(sentAt),
      returnedAt: instant(returnedAt),
      gaveUpAt: instant(gaveUpAt),
      notBefore: instant(notBefore),
      attempts,
      triedWithoutServer,
    },
    now,
  )
  const waitsUntil = state === 'waiting' ? notBefore : null
  const at = waitsUntil ?? gaveUpAt ?? returnedAt ?? sentAt ?? createdAt
  return { ...row, state, at, answer: triedWithoutServer ? null : row.answer }
}

function instant(at: string | null): Instant | null {
  return at === null ? null : Date.parse(at)
}
