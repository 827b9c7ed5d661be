import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import { SCREEN } from '../../domain/notices/defaults.ts'
import { type DeliveryState, deliveryState } from '../../domain/notices/deliveries.ts'
import type { Needless } from '../../domain/notices/needless.ts'
import type { Db } from '../engine/database.ts'
import { NO_SERVER } from './outbox.ts'

/** The state of one delivery of a public message. */
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
  readonly gathers: boolean
  readonly spared: Needless | null
  readonly attempts: number
}

/** The people to whom the desk has sent the messages of a request, and how each delivery stands; a notice that only waits on a person's screen was sent to nobody. For the support service alone. */
export async function listDeliveries(db: Db, request: number, now: Instant): Promise<ViewedDelivery[]> {
  const { rows } = await sql<Row>`
    select n.message_id as "messageId", jsonb_build_object('id', p.id, 'name', p.name) as person, d.address as to,
      d.created_at as "createdAt", d.sent_at as "sentAt", d.lost_at as "returnedAt", d.gave_up_at as "gaveUpAt",
      d.not_before as "notBefore", d.gathers, d.spared, coalesce(s.attempts, d.attempts) as attempts,
      coalesce(d.lost_reason, d.error, d.receipt, s.error) as answer,
      case when d.sent_at is null and d.gave_up_at is null and coalesce(s.attempts, d.attempts) > 0
        then (select j.run_at from graphile_worker.jobs j where j.key = 'delivery:' || coalesce(s.id, d.id)) end as "nextAttemptAt"
    from notices n join deliveries d on d.notice_id = n.id join people p on p.id = n.person_id
      left join deliveries s on s.id = d.told_in
    where n.request_number = ${request} and n.message_id is not null and n.side = 'customer'
      and d.way <> ${SCREEN} order by d.id`.execute(db)
  return rows.map((row) => deliveryOf(row, now))
}

function deliveryOf(
  { createdAt, sentAt, returnedAt, gaveUpAt, notBefore, gathers, spared, attempts, ...row }: Row,
  now: Instant,
) {
  const triedWithoutServer = row.answer === NO_SERVER
  const state = deliveryState(
    {
      sentAt: instant(sentAt),
      returnedAt: instant(returnedAt),
      gaveUpAt: instant(gaveUpAt),
      notBefore: instant(notBefore),
      gathers,
      spared,
      attempts,
      triedWithoutServer,
    },
    now,
  )
  const waitsUntil = state === 'waiting' || state === 'gathering' ? notBefore : null
  const at = waitsUntil ?? gaveUpAt ?? returnedAt ?? sentAt ?? createdAt
  return { ...row, state, at, answer: triedWithoutServer ? null : row.answer }
}

function instant(at: string | null): Instant | null {
  return at === null ? null : Date.parse(at)
}
