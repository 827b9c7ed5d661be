import { sql } from 'kysely'
import type { Tx } from '../engine/database.ts'

export interface KeptAnswer {
  readonly fingerprint: Buffer
  readonly status: number
  /** Sealed; null when it is not kept. */
  readonly body: Buffer | null
}

/**
 * Claims a key for this transaction: null when it is new. A concurrent claim of the same key waits here until the first
 * one ends, and then finds its answer.
 */
export async function claimKey(tx: Tx, personId: number, key: string, fingerprint: Buffer): Promise<KeptAnswer | null> {
  const { rows } = await sql<{ key: string }>`insert into idempotency_keys (person_id, key, fingerprint, created_at)
    values (${personId}, ${key}, ${fingerprint}, now()) on conflict do nothing returning key`.execute(tx)
  if (rows.length > 0) return null
  const kept = await tx
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'status', 'body'])
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return { fingerprint: kept.fingerprint, status: kept.status ?? 500, body: kept.body }
}

export async function keepAnswer(
  tx: Tx,
  personId: number,
  key: string,
  answer: { status: number; body: Buffer },
): Promise<void> {
  await tx
    .updateTable('idempotency_keys')
    .set(answer)
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .execute()
}

/** Keys live a month: longer than what waits on a telephone for the net is repeated. */
export async function forgetOldKeys(tx: Tx): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - interval '30 days'`.execute(tx)
}
