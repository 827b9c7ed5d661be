import { sql } from 'kysely'
import type { LetterState } from '../domain/letter.ts'
import type { Db } from './database.ts'

export interface ViewedLetter {
  readonly id: number
  readonly receivedAt: string
  readonly source: 'pipe' | 'imap'
  readonly mailbox: string
  readonly size: number
  readonly sha256: string
  readonly state: LetterState
  readonly decision: Record<string, unknown> | null
  readonly request: number | null
  readonly error: string | null
  readonly decidedAt: string | null
}

export interface LetterQuestion {
  readonly state: LetterState | null
  /** Only letters that came before this one. */
  readonly before: number | null
  readonly limit: number
}

/** Arrived letters, the newest first, without their bytes. */
export async function listRawLetters(db: Db, { state, before, limit }: LetterQuestion): Promise<ViewedLetter[]> {
  const { rows } = await sql<ViewedLetter>`
    select id, received_at as "receivedAt", source, mailbox, length(bytes) as size, encode(sha256, 'hex') as sha256, state,
      decision, request_number as request, error, decided_at as "decidedAt"
    from raw_letters where (${state}::text is null or state = ${state}) and (${before}::bigint is null or id < ${before})
    order by id desc limit ${limit}`.execute(db)
  return rows
}

/** Per mailbox how many letters came and what became of them. The two are counted apart, so that they can disagree. */
export async function mailBalances(db: Db) {
  const { rows } = await sql<{ mailbox: string; received: number; states: Partial<Record<LetterState, number>> }>`
    select total.mailbox, total.received, by_state.states
    from (select mailbox, count(*) as received from raw_letters group by mailbox) total
    join (select mailbox, jsonb_object_agg(state, count) as states
      from (select mailbox, state, count(*) as count from raw_letters group by mailbox, state) s group by mailbox) by_state
      on by_state.mailbox = total.mailbox
    order by total.mailbox`.execute(db)
  return rows
}
