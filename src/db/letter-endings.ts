import { sql } from 'kysely'
import type { Instant } from '../domain/instant.ts'
import { ENDS_WITHOUT_MESSAGE, type LetterState } from '../domain/letter.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Tx } from './database.ts'
import { iso } from './request-row.ts'

export interface TakenEnd {
  readonly state: LetterState
  readonly request: number | null
  readonly messageId: number | null
}

/**
 * Takes its end from a letter so that it can get another one; the old one goes into its history. Only ends that left nothing
 * in any request can be taken, and a reply, whose message has to be withdrawn then. The letter is held until the transaction ends.
 */
export async function reopenLetter(
  tx: Tx,
  id: number,
  { by, alsoReplies = false }: { readonly by: number | null; readonly alsoReplies?: boolean },
): Promise<TakenEnd> {
  const { rows } = await sql<TakenEnd>`select state, request_number as request, message_id as "messageId"
    from raw_letters where id = ${id} for update`.execute(tx)
  const [taken] = rows
  if (!taken) throw new Refusal('letter.not-found', { letter: id })
  const { state } = taken
  if (state === 'received') throw new Refusal('letter.is-being-read', { letter: id })
  if (!ENDS_WITHOUT_MESSAGE.includes(state) && !(alsoReplies && state === 'reply')) {
    throw new Refusal('letter.has-become-a-message', { letter: id })
  }
  await sql`update raw_letters set state = 'received', decided_at = null, fingerprint = null, error = null,
      decided_by = ${by}, message_id = null, history = history || jsonb_build_object('state', state, 'request', request_number,
        'because', decision->>'because', 'at', to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', decided_by)
    where id = ${id}`.execute(tx)
  return taken
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
