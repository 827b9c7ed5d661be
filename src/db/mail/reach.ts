import { sql } from 'kysely'
import type { Db } from '../engine/database.ts'

/** Whether letters about a request have come in, so that its contact is known to read his mail. */
export async function hasLettersIn(db: Db, request: number): Promise<boolean> {
  const { rows } =
    await sql`select 1 from message_letters where request_number = ${request} and direction = 'in' limit 1`.execute(db)
  return rows.length > 0
}

/** The mailbox that the letters of a request came to and leave from, else the desk's own; null when there is none at all. */
export async function findMailbox(db: Db, request: number) {
  const { rows } = await sql<{ id: number; address: string; plusAddressing: boolean }>`
    select m.id, m.address, m.plus_addressing as "plusAddressing"
    from mailboxes m left join (select mailbox, max(id) as last from raw_letters where request_number = ${request} group by mailbox) l
      on l.mailbox = m.address
    where m.enabled order by l.last desc nulls last, m.managed_by = 'environment' desc, m.id limit 1`.execute(db)
  return rows[0] ?? null
}

/** Whether the request exists because a program wrote a letter from this address. */
export async function isBegunByProgram(db: Db, request: number, address: string): Promise<boolean> {
  const { rows } = await sql`select 1 from raw_letters where request_number = ${request} and state = 'request'
    and decision->>'because' = 'notifier' and decision->>'from' = ${address} limit 1`.execute(db)
  return rows.length > 0
}

/** Whether the letter from this address that began the request asked for no automatic answer. */
export async function wantsNoAnswer(db: Db, request: number, address: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from raw_letters where request_number = ${request} and state in ('request', 'follow_up')
    and decision->>'from' = ${address} and decision->>'wantsNoAnswer' = 'true' limit 1`.execute(db)
  return rows.length > 0
}

/** The mailbox that a letter leaves from when its request came to none of ours. */
const FIRST_MAILBOX = sql.raw(
  `select m.id from mailboxes m where m.enabled order by m.managed_by = 'environment' desc, m.id limit 1`,
)

/** The mailbox that a letter leaves from: its own, or the first; null while there is none. */
export async function mailboxOf(db: Db, own: number | null): Promise<number | null> {
  if (own !== null) return own
  const { rows } = await sql<{ id: number }>`${FIRST_MAILBOX}`.execute(db)
  return rows[0]?.id ?? null
}

/** Of these deliveries, those whose mailbox has a server of its own to leave by. */
export async function withOwnServer(db: Db, deliveries: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select d.id from unnest(${[...deliveries]}::bigint[]) as d(id) left join letters l on l.delivery_id = d.id
      join mailboxes m on m.id = coalesce(l.mailbox_id, (${FIRST_MAILBOX}))
    where m.smtp is not null`.execute(db)
  return rows.map(({ id }) => id)
}
