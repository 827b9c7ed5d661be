import { sql } from 'kysely'
import type { LetterSource, LetterState, PastEnd } from '../domain/letter.ts'
import type { Db } from './database.ts'

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

export interface LetterQuestion {
  /** Left out: all. */
  readonly states?: readonly LetterState[] | undefined
  /** Words in the sender's address or in the subject. */
  readonly words?: string | undefined
  /** Only letters that belong to this request. */
  readonly request?: number | undefined
  /** Only letters that came before this one. */
  readonly before?: number | undefined
  readonly limit: number
}

const COLUMNS = sql.raw(`l.id, l.received_at as "receivedAt", l.source, l.mailbox, length(l.bytes) as size,
  encode(l.sha256, 'hex') as sha256, l.state, l.decision->>'from' as "from", coalesce(l.decision->>'subject', '') as subject,
  l.decision, l.sender_check as "senderCheck", l.request_number as request, l.error, l.decided_at as "decidedAt",
  case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as "decidedBy", l.history`)

/** Arrived letters, the newest first, without their bytes. */
export async function listRawLetters(db: Db, question: LetterQuestion): Promise<ViewedLetter[]> {
  const { states = null, words = null, request = null, before = null, limit } = question
  const like = words === null ? null : `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const { rows } = await sql<ViewedLetter>`
    select ${COLUMNS} from raw_letters l left join people p on p.id = l.decided_by
    where (${states && [...states]}::text[] is null or l.state = any(${states && [...states]}))
      and (${request}::bigint is null or l.request_number = ${request})
      and (${before}::bigint is null or l.id < ${before})
      and (${like}::text is null or l.decision->>'from' ilike ${like} or l.decision->>'subject' ilike ${like})
    order by l.id desc limit ${limit}`.execute(db)
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

export interface MailBalance {
  readonly mailbox: string
  readonly received: number
  readonly states: Partial<Record<LetterState, number>>
  /** Since when the oldest letter waits for its end. */
  readonly waitingSince: string | null
  /** Letters that say they became a message, and there is no such message; and messages that two letters claim. */
  readonly astray: number
}

/** Per mailbox how many letters came and what became of them. What is compared is counted apart, so that it can disagree. */
export async function mailBalances(db: Db): Promise<MailBalance[]> {
  const { rows } = await sql<MailBalance>`
    select total.mailbox, total.received, by_state.states, total."waitingSince",
      coalesce(lost.count, 0) + coalesce(twice.count, 0) as astray
    from (select mailbox, count(*) as received, min(received_at) filter (where state = 'received') as "waitingSince"
      from raw_letters group by mailbox) total
    join (select mailbox, jsonb_object_agg(state, count) as states
      from (select mailbox, state, count(*) as count from raw_letters group by mailbox, state) s group by mailbox) by_state
      on by_state.mailbox = total.mailbox
    left join (select l.mailbox, count(*) as count from raw_letters l where l.state in ('request', 'reply', 'follow_up')
      and not exists (select 1 from messages m where m.id = l.message_id) group by l.mailbox) lost on lost.mailbox = total.mailbox
    left join (select min(mailbox) as mailbox, count(*) - 1 as count from raw_letters
      where state in ('request', 'reply', 'follow_up') and message_id is not null
      group by message_id having count(*) > 1) twice on twice.mailbox = total.mailbox
    order by total.mailbox`.execute(db)
  return rows
}

/** Letters that point to a request and wait for somebody to decide. */
export async function countWaiting(db: Db, request: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from raw_letters
    where request_number = ${request} and state = 'parked'`.execute(db)
  return rows[0]?.count ?? 0
}

export interface LetterCare {
  /** Letters that wait for somebody to decide. */
  readonly parked: number
  readonly waitingSince: string | null
  /** Mailboxes that cannot be read just now. */
  readonly broken: number
}

/** What of the mail wants somebody's care; read from indexes, for whoever looks often. */
export async function letterCare(db: Db): Promise<LetterCare> {
  const { rows } = await sql<LetterCare>`select (select count(*) from raw_letters where state = 'parked') as parked,
    (select min(received_at) from raw_letters where state = 'received') as "waitingSince",
    (select count(*) from mailbox_states s join mailboxes m on m.id = s.mailbox_id where m.enabled and s.error is not null) as broken`.execute(
    db,
  )
  return rows[0] ?? { parked: 0, waitingSince: null, broken: 0 }
}
