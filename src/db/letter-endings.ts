import { sql } from 'kysely'
import type { Instant } from '../domain/instant.ts'
import { ENDS_WITHOUT_MESSAGE, type LetterState } from '../domain/letter.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Tx } from './database.ts'
import { iso } from './request-row.ts'

/**
 * Takes its end from a letter that left nothing in any request, so that it can get another one; the old one goes into its
 * history. The letter is held until the transaction ends.
 */
export async function reopenLetter(tx: Tx, id: number, by: number | null): Promise<void> {
  const { rows } = await sql<{ state: LetterState }>`select state from raw_letters where id = ${id} for update`.execute(
    tx,
  )
  const state = rows[0]?.state
  if (state === undefined) throw new Refusal('letter.not-found', { letter: id })
  if (state === 'received') throw new Refusal('letter.is-being-read', { letter: id })
  if (!ENDS_WITHOUT_MESSAGE.includes(state)) throw new Refusal('letter.has-become-a-message', { letter: id })
  await sql`update raw_letters set state = 'received', decided_at = null, fingerprint = null, error = null,
      decided_by = ${by}, history = history || jsonb_build_object('state', state, 'request', request_number,
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
