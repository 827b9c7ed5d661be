import { sql } from 'kysely'
import { cleanTexts } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Caller, HeardEvent } from '../../domain/phone/call.ts'
import type { CallEvent } from '../../domain/phone/call-event.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** `late`: rings nobody any more. `ignored`: tells of nothing that the desk wants. */
export type EventOutcome = 'taken' | 'late' | 'unreadable' | 'forged' | 'ignored'

/** An event, and whom its number means. */
export type KnownEvent = CallEvent & { readonly caller: Caller | null }

export interface KeptDelivery {
  readonly exchangeId: number
  /** The same for the same delivery, however often it comes. */
  readonly key: Buffer
  readonly raw: string
  readonly now: Instant
}

/** What came and became no event of a call, for the page of the exchange. */
export async function keepOther(
  tx: Tx,
  { exchangeId, key, raw, now }: KeptDelivery,
  { outcome, why }: { readonly outcome: EventOutcome; readonly why: string | null },
): Promise<void> {
  await sql`insert into phone_events (exchange_id, event_key, place, received_at, outcome, why, raw)
    values (${exchangeId}, ${key}, 0, ${iso(now)}, ${outcome}, ${why}, ${cleanTexts(raw)})
    on conflict (exchange_id, event_key, place) do update set repeats = phone_events.repeats + 1`.execute(tx)
}

/**
 * Keeps an event of a call; false: it is known, and nothing follows from it. What came before without the right proof, or was not
 * understood, stands in nobody's way: whoever may tell it tells it now.
 */
export async function keepEvent(
  tx: Tx,
  { exchangeId, key, raw, now }: KeptDelivery,
  kept: { readonly place: number; readonly callId: number; readonly outcome: EventOutcome; readonly event: KnownEvent },
): Promise<boolean> {
  const { place, callId, outcome, event } = kept
  const { rows } = await sql<{ isNew: boolean }>`
    insert into phone_events (exchange_id, event_key, place, call_id, received_at, outcome, raw, event)
    values (${exchangeId}, ${key}, ${place}, ${callId}, ${iso(now)}, ${outcome}, ${cleanTexts(raw)}, ${JSON.stringify(cleanTexts(event))})
    on conflict (exchange_id, event_key, place) do update set repeats = phone_events.repeats + 1,
      call_id = excluded.call_id, outcome = excluded.outcome, event = excluded.event, raw = excluded.raw, why = null
    where phone_events.event is null
    returning true as "isNew"`.execute(tx)
  if (rows.length > 0) return true
  await sql`update phone_events set repeats = repeats + 1
    where exchange_id = ${exchangeId} and event_key = ${key} and place = ${place}`.execute(tx)
  return false
}

/** Everything that is known of a call, in the order in which it came. */
export async function eventsOf(db: Db, callId: number): Promise<HeardEvent[]> {
  const { rows } = await sql<{ event: KnownEvent; heardAt: number }>`select event,
      floor(extract(epoch from received_at) * 1000)::bigint as "heardAt"
    from phone_events where call_id = ${callId} and event is not null order by id`.execute(db)
  return rows.map(({ event, heardAt }) => ({ ...event, heardAt: Number(heardAt) }))
}

export async function noteHeard(tx: Tx, exchangeId: number, now: Instant): Promise<void> {
  // A row that many calls write at once: once a second is enough for a page.
  await sql`update phone_exchange_states set heard_at = ${iso(now)} where exchange_id = ${exchangeId}
    and (heard_at is null or heard_at < ${iso(now - 1_000)})`.execute(tx)
}

/** How long a delivery is kept as it came; the call that it made stays. */
export async function forgetOldEvents(tx: Tx): Promise<void> {
  await sql`delete from phone_events where received_at < now() - interval '30 days'`.execute(tx)
}
