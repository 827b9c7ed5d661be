import { sql } from 'kysely'
import type { Tx } from '../engine/database.ts'
import type { LetterPlace } from './raw-letters.ts'

interface Question {
  readonly mailbox: string
  readonly sha256: Buffer
  readonly place: LetterPlace
}

/**
 * Whether a letter of a mail server is ours already: it lies where we took it from, or it lay elsewhere before the server
 * numbered its letters anew. Then it is known by its new place from now on.
 */
export async function recognise(tx: Tx, { mailbox, sha256, place }: Question): Promise<boolean> {
  const { rows } = await sql<{ id: number; isHere: boolean }>`
    select id, uid_validity = ${place.uidValidity} and uid = ${place.uid} as "isHere" from raw_letters
    where mailbox = ${mailbox} and sha256 = ${sha256} and source = 'imap'
      and (uid_validity is distinct from ${place.uidValidity} or uid = ${place.uid})
    order by 2 desc nulls last, id limit 1`.execute(tx)
  const [known] = rows
  if (known?.isHere) return true
  await vacate(tx, mailbox, place)
  if (!known) return false
  await sql`update raw_letters set uid_validity = ${place.uidValidity}, uid = ${place.uid} where id = ${known.id}`.execute(
    tx,
  )
  return true
}

/** Another letter lay there, on a server that gave the same number twice: both are kept. */
async function vacate(tx: Tx, mailbox: string, { uidValidity, uid }: LetterPlace): Promise<void> {
  await sql`update raw_letters set uid_validity = null, uid = null
    where mailbox = ${mailbox} and uid_validity = ${uidValidity} and uid = ${uid}`.execute(tx)
}
