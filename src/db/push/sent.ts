import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** One delivery to one browser. */
export interface OnItsWay {
  readonly delivery: number
  readonly subscription: number
}

/** A worker that was killed while it asked is waited for no longer. */
const ASKED_FOR = sql.raw(`interval '1 minute'`)

/** Browsers that have taken it already. */
export async function takenBy(db: Db, delivery: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select subscription_id as id from push_sent
    where delivery_id = ${delivery} and ended_at is not null and error is null`.execute(db)
  return rows.map(({ id }) => id)
}

/** This worker asks, and no other one; false: another one does just now, or it has its end. */
export async function claimPush(db: Db, { delivery, subscription }: OnItsWay, now: Instant): Promise<boolean> {
  const { rows } = await sql`insert into push_sent (delivery_id, subscription_id, asked_at)
    select ${delivery}, id, ${iso(now)} from push_subscriptions where id = ${subscription}
    on conflict (delivery_id, subscription_id) do update set asked_at = excluded.asked_at
      where push_sent.ended_at is null and push_sent.asked_at <= excluded.asked_at - ${ASKED_FOR}
    returning 1`.execute(db)
  return rows.length > 0
}

/** It was not taken: whoever comes next may ask at once. */
export async function releasePush(db: Db, { delivery, subscription }: OnItsWay, error: string): Promise<void> {
  await sql`update push_sent set asked_at = '-infinity', error = ${error}
    where delivery_id = ${delivery} and subscription_id = ${subscription}`.execute(db)
}

/** It was taken, with a receipt, or never will be. */
export async function endPush(
  db: Db,
  { delivery, subscription }: OnItsWay,
  end: { readonly receipt: string } | { readonly error: string },
  now: Instant,
): Promise<void> {
  const [receipt, error] = 'receipt' in end ? [end.receipt, null] : [null, end.error]
  await sql`update push_sent set ended_at = ${iso(now)}, receipt = ${receipt}, error = ${error}
    where delivery_id = ${delivery} and subscription_id = ${subscription}`.execute(db)
}

export interface PushRest {
  readonly delivery: number
  readonly personId: number
  readonly message: Readonly<Record<string, unknown>>
}

/** One browser has taken it, the others could not yet: they are asked on for some minutes. */
export async function queuePushRest(db: Db, rest: PushRest): Promise<void> {
  await sql`select graphile_worker.add_job('push-rest', ${JSON.stringify(rest)}::json,
    run_at := now() + interval '3 seconds', max_attempts := 6, job_key := ${`push-rest:${rest.delivery}`})`.execute(db)
}

/** Longer than any of them is waited for. */
export async function forgetOldPush(db: Db, now: Instant): Promise<void> {
  await sql`delete from push_sent where asked_at < ${iso(now)}::timestamptz - interval '30 days'`.execute(db)
}
