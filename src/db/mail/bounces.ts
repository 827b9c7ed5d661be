import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { OtherReaction } from '../../domain/mail/returned-letter.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** A letter of the outbox that did not arrive, and what it had told. */
export interface Lost {
  readonly to: string
  readonly request: number | null
  readonly messageId: number | null
  /** When the support said to the contact, aloud, what it told; null for whatever else it told. */
  readonly answeredAt: Instant | null
}

export interface BounceQuestion {
  /** Message-IDs that the bounce names. */
  readonly letterIds: readonly string[]
  readonly recipient: string | null
}

/** The one letter a bounce is about: the last of those it names, and of these one to the address it names. */
export async function findReturned(db: Db, { letterIds, recipient }: BounceQuestion): Promise<number | null> {
  if (letterIds.length === 0) return null
  const { rows } = await sql<{ id: number }>`select id from letters where message_id = any(${[...letterIds]})
    order by to_address = ${recipient} desc nulls last, id desc limit 1`.execute(db)
  return rows[0]?.id ?? null
}

/** Marks a letter as lost; null when it was already. */
export async function markLost(
  tx: Tx,
  id: number,
  { reason, now }: { readonly reason: string; readonly now: Instant },
): Promise<Lost | null> {
  const { rows } = await sql<Lost>`
    with lost as (update letters set bounced_at = ${iso(now)}, bounce_reason = ${reason}
      where id = ${id} and bounced_at is null returning *)
    select lost.to_address as to, lost.request_number as request, m.id as "messageId",
      case when m.visibility = 'public' and m.author_side = 'support' and lost.recipient_id = r.contact_id
        then (extract(epoch from m.sent_at) * 1000)::bigint end as "answeredAt"
    from lost left join messages m on m.id = lost.about_message_id left join requests r on r.number = lost.request_number`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** No automatic letter goes to this address until somebody writes from it. */
export async function markAddressBounced(tx: Tx, address: string, reason: string, now: Instant): Promise<void> {
  await sql`update person_addresses set bounced_at = ${iso(now)}, bounce_reason = ${reason}
    where kind = 'email' and value = ${address}`.execute(tx)
}

/** A letter that came from it shows that somebody is there again. */
export async function forgetBounce(tx: Tx, address: string): Promise<void> {
  await sql`update person_addresses set bounced_at = null, bounce_reason = null
    where kind = 'email' and value = ${address} and bounced_at is not null`.execute(tx)
}

/** What met the reaction time after an answer that was lost: it was taken, or answered again and that did not come back. */
export async function otherReaction(db: Db, request: number, messageId: number): Promise<OtherReaction | null> {
  const { rows } = await sql<OtherReaction>`
    with answered as (select change_id from events where request_number = ${request} and type = 'message.published'
      and data->>'messageId' = ${messageId}::text)
    select (extract(epoch from e.at) * 1000)::bigint as at, case e.type when 'request.moved' then 'taken' else 'reply' end as by
    from events e where e.request_number = ${request} and e.change_id > (select change_id from answered)
      and (e.type = 'request.moved' and e.data->>'to' not in ('registered', 'resumed')
        or e.type = 'message.published' and e.data->>'from' = 'support' and exists (select 1 from messages m
          where m.id = (e.data->>'messageId')::bigint and m.visibility = 'public'
            and not exists (select 1 from letters l where l.about_message_id = m.id and l.bounced_at is not null)))
    order by e.id limit 1`.execute(db)
  return rows[0] ?? null
}
