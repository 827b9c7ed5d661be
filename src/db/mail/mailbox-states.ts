import { sql } from 'kysely'
import { keptReason } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** How far a mailbox is read: letters of the same UIDVALIDITY up to that UID are ours. */
export interface Cursor {
  readonly uidValidity: number
  readonly lastUid: number
}

/**
 * Where to go on. Another UIDVALIDITY than the one we knew means that the server numbers its letters anew: all of them are
 * looked at again, and those we have are recognised by their bytes.
 */
export async function openCursor(
  db: Db,
  { mailboxId, uidValidity, now }: { mailboxId: number; uidValidity: number; now: Instant },
): Promise<Cursor> {
  const { rows } = await sql<Cursor>`
    insert into mailbox_states as known (mailbox_id, uid_validity, connected_at, checked_at)
      values (${mailboxId}, ${uidValidity}, ${iso(now)}, ${iso(now)})
    on conflict (mailbox_id) do update set connected_at = excluded.connected_at, checked_at = excluded.checked_at,
      failures = 0, error = null, error_at = null, uid_validity = excluded.uid_validity,
      last_uid = case when known.uid_validity = excluded.uid_validity then known.last_uid else 0 end
    returning uid_validity as "uidValidity", last_uid as "lastUid"`.execute(db)
  const [row] = rows
  if (!row) throw new Error('a mailbox has no cursor')
  return row
}

/** Holds the cursor until the transaction ends; null when the mailbox is numbered anew or is gone. */
export async function lockCursor(tx: Tx, mailboxId: number, uidValidity: number): Promise<Cursor | null> {
  const { rows } = await sql<Cursor>`select uid_validity as "uidValidity", last_uid as "lastUid" from mailbox_states
    where mailbox_id = ${mailboxId} and uid_validity = ${uidValidity} for update`.execute(tx)
  return rows[0] ?? null
}

export async function moveCursor(
  tx: Tx,
  { mailboxId, lastUid, now }: { mailboxId: number; lastUid: number; now: Instant },
): Promise<void> {
  await sql`update mailbox_states set last_uid = greatest(last_uid, ${lastUid}), last_letter_at = ${iso(now)}
    where mailbox_id = ${mailboxId}`.execute(tx)
}

/** The mailbox answered; so many letters wait on the server. */
export async function noteLook(
  db: Db,
  { mailboxId, waiting, now }: { mailboxId: number; waiting: number; now: Instant },
): Promise<void> {
  await sql`update mailbox_states set checked_at = ${iso(now)}, waiting = ${waiting} where mailbox_id = ${mailboxId}`.execute(
    db,
  )
}

/** Why a mailbox is not read just now. */
export async function noteFailure(
  db: Db,
  { mailboxId, error, now }: { mailboxId: number; error: string; now: Instant },
): Promise<void> {
  await sql`
    insert into mailbox_states as known (mailbox_id, failures, error, error_at)
      values (${mailboxId}, 1, ${keptReason(error)}, ${iso(now)})
    on conflict (mailbox_id) do update set failures = known.failures + 1, error = excluded.error,
      error_at = excluded.error_at, connected_at = null`.execute(db)
}

/** The mailbox lies on another server or in another folder now: no number of its letters means anything any more. */
export async function forgetPlaces(tx: Tx, { id, address }: { id: number; address: string }): Promise<void> {
  await sql`update raw_letters set uid = null, uid_validity = null where mailbox = ${address} and uid is not null`.execute(
    tx,
  )
  await sql`delete from mailbox_states where mailbox_id = ${id}`.execute(tx)
}

export interface MailboxState {
  readonly mailboxId: number
  readonly address: string
  readonly enabled: boolean
  /** Null while no worker is connected. */
  readonly connectedAt: string | null
  readonly checkedAt: string | null
  readonly lastLetterAt: string | null
  readonly waiting: number
  readonly failures: number
  readonly error: string | null
  readonly errorAt: string | null
  /** Letters that are ours and have no end yet, and since when the oldest of them waits. */
  readonly unread: number
  readonly unreadSince: string | null
}

/** How every mailbox fares, for people who look after it. */
export async function listMailboxStates(db: Db): Promise<MailboxState[]> {
  const { rows } = await sql<MailboxState>`
    select m.id as "mailboxId", m.address, m.enabled, s.connected_at as "connectedAt", s.checked_at as "checkedAt",
      s.last_letter_at as "lastLetterAt", coalesce(s.waiting, 0) as waiting, coalesce(s.failures, 0) as failures,
      s.error, s.error_at as "errorAt", unread.count as unread, unread.since as "unreadSince"
    from mailboxes m left join mailbox_states s on s.mailbox_id = m.id
      cross join lateral (select count(*) as count, min(r.received_at) as since from raw_letters r
        where r.mailbox = m.address and r.state = 'received') unread
    order by m.id`.execute(db)
  return rows
}
