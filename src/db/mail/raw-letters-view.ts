import { sql } from 'kysely'
import type { LetterSource, LetterState, PastEnd } from '../../domain/mail/letter.ts'
import type { Db } from '../engine/database.ts'
import { foundLetters, type LetterQuestion } from './letter-search.ts'

export interface ViewedLetter {
  readonly id: number
  readonly receivedAt: string
  readonly source: LetterSource
  readonly mailbox: string
  readonly size: number
  readonly sha256: string
  readonly state: LetterState
  readonly from: string | null
  readonly subject: string
  readonly decision: Record<string, unknown> | null
  readonly senderCheck: Record<string, unknown> | null
  readonly request: number | null
  readonly error: string | null
  readonly decidedAt: string | null
  readonly decidedBy: { readonly id: number; readonly name: string } | null
  readonly history: PastEnd[]
}

const COLUMNS = sql.raw(`l.id, l.received_at as "receivedAt", l.source, l.mailbox, length(l.bytes) as size,
  encode(l.sha256, 'hex') as sha256, l.state, l.decision->>'from' as "from", coalesce(l.decision->>'subject', '') as subject,
  l.decision, l.sender_check as "senderCheck", l.request_number as request, l.error, l.decided_at as "decidedAt",
  case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as "decidedBy", l.history`)

/** Arrived letters, the newest first, without their bytes. */
export async function listRawLetters(db: Db, question: LetterQuestion): Promise<ViewedLetter[]> {
  const ids = await foundLetters(db, question)
  const { rows } = await sql<ViewedLetter>`
    select ${COLUMNS} from raw_letters l left join people p on p.id = l.decided_by
    where l.id = any(${ids}::bigint[]) order by l.id desc`.execute(db)
  return rows
}

/** One letter with its bytes; null when there is none. */
export async function findRawLetter(db: Db, id: number): Promise<(ViewedLetter & { readonly bytes: Buffer }) | null> {
  const { rows } = await sql<ViewedLetter & { bytes: Buffer }>`
    select ${COLUMNS}, l.bytes from raw_letters l left join people p on p.id = l.decided_by where l.id = ${id}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Parked letters that point to a request and wait for an operator or specialist to decide. */
export async function countWaiting(db: Db, request: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from raw_letters
    where request_number = ${request} and state = 'parked'`.execute(db)
  return rows[0]?.count ?? 0
}

export interface LetterCare {
  /** Letters that wait for a decision. */
  readonly parked: number
  readonly waitingSince: string | null
  /** Mailboxes that cannot be read just now. */
  readonly broken: number
}

/** What of the mail needs an operator or administrator. Read from indexes alone: every screen of the desk asks for it. */
export async function letterCare(db: Db): Promise<LetterCare> {
  const { rows } = await sql<LetterCare>`select (select count(*) from raw_letters where state = 'parked') as parked,
    (select min(received_at) from raw_letters where state = 'received') as "waitingSince",
    (select count(*) from mailbox_states s join mailboxes m on m.id = s.mailbox_id where m.enabled and s.error is not null) as broken`.execute(
    db,
  )
  return rows[0] ?? { parked: 0, waitingSince: null, broken: 0 }
}
