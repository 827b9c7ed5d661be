import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { LetterState } from '../../domain/mail/letter.ts'
import type { Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface TakenEnd {
  readonly state: LetterState
  readonly request: number | null
  readonly messageId: number | null
}

/** The end that a letter has now, held until the transaction ends; null when there is no such letter. */
export async function lockEnd(tx: Tx, id: number): Promise<TakenEnd | null> {
  const { rows } = await sql<TakenEnd>`select state, request_number as request, message_id as "messageId"
    from raw_letters where id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

/** Takes its end from a letter, so that it can get another one; the old one goes into its history. */
export async function takeEnd(tx: Tx, id: number, by: number | null): Promise<void> {
  await sql`update raw_letters set state = 'received', decided_at = null, fingerprint = null, error = null,
      decided_by = ${by}, message_id = null, history = history || jsonb_build_object('state', state, 'request', request_number,
        'because', decision->>'because', 'at', to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', decided_by)
    where id = ${id}`.execute(tx)
}

export interface EndByHand {
  readonly state: 'request' | 'reply' | 'refused'
  readonly request: number | null
  readonly messageId: number | null
}

/** A person said where a reopened letter belongs. What was found out about it stays with it. */
export async function endLetterByHand(tx: Tx, id: number, end: EndByHand, now: Instant): Promise<void> {
  await sql`update raw_letters set state = ${end.state}, request_number = ${end.request}, message_id = ${end.messageId},
      decision = coalesce(decision, '{}') || '{"because": "by_hand"}', decided_at = ${iso(now)}::timestamptz
    where id = ${id} and state = 'received'`.execute(tx)
}
