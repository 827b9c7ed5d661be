import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { OtherReaction } from '../../domain/notices/lost-delivery.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { isUndone } from '../request/story.ts'

/** A delivery that bounced or was given up, and the message that it brought. */
export interface Lost {
  readonly way: string
  readonly to: string
  readonly request: number | null
  readonly messageId: number | null
  /** When the support published that message for the contact; null when the delivery brought none, or went to another recipient. */
  readonly answeredAt: Instant | null
}

/** Marks a delivery as lost; null when it was already. */
export async function markLost(
  tx: Tx,
  id: number,
  { reason, now }: { readonly reason: string; readonly now: Instant },
): Promise<Lost | null> {
  const { rows } = await sql<Lost>`
    with lost as (update deliveries set lost_at = ${iso(now)}, lost_reason = ${reason}
      where id = ${id} and lost_at is null returning *)
    select lost.way, lost.address as to, n.request_number as request, m.id as "messageId",
      case when m.visibility = 'public' and m.author_side = 'support' and n.person_id = r.contact_id
        then (extract(epoch from m.sent_at) * 1000)::bigint end as "answeredAt"
    from lost join notices n on n.id = lost.notice_id left join messages m on m.id = n.message_id
      left join requests r on r.number = n.request_number`.execute(tx)
  return rows[0] ?? null
}

/** What a summary told, in the order in which requests are locked. */
export async function toldIn(tx: Tx, summary: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select d.id from deliveries d join notices n on n.id = d.notice_id
    where d.told_in = ${summary} and d.spared is null order by n.request_number, d.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What met the reaction time after an answer that was lost: it was taken, or answered again and that did not come back. */
export async function otherReaction(db: Db, request: number, messageId: number): Promise<OtherReaction | null> {
  const { rows } = await sql<OtherReaction>`
    with answered as (select change_id from events where request_number = ${request} and type = 'message.published'
      and data->>'messageId' = ${messageId}::text)
    select (extract(epoch from e.at) * 1000)::bigint as at, case e.type when 'request.moved' then 'taken' else 'reply' end as by
    from events e where e.request_number = ${request} and e.change_id > (select change_id from answered)
      and (e.type = 'request.moved' and e.data->>'to' not in ('registered', 'resumed') and not ${isUndone(sql.ref('e'))}
        or e.type = 'message.published' and e.data->>'from' = 'support' and exists (select 1 from messages m
          where m.id = (e.data->>'messageId')::bigint and m.visibility = 'public'
            and not exists (select 1 from notices n join deliveries d on d.notice_id = n.id
              where n.message_id = m.id and d.lost_at is not null)))
    order by e.id limit 1`.execute(db)
  return rows[0] ?? null
}
