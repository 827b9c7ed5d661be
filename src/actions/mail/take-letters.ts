import { createHash } from 'node:crypto'
import type { Tx } from '../../db/engine/database.ts'
import { recognise } from '../../db/mail/letter-places.ts'
import { lockCursor, moveCursor } from '../../db/mail/mailbox-states.ts'
import { endLetter, keepLetter } from '../../db/mail/raw-letters.ts'
import { keptReason } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'

/** A letter as a mail server gave it out. */
export type TakenLetter = { readonly uid: number; readonly bytes: Buffer } & (
  | { readonly as: 'whole' }
  /** Too large for anybody to keep: only its beginning came, the letter itself stays where it lies. */
  | { readonly as: 'beginning'; readonly size: number }
  /** The server has it and does not give it out. */
  | { readonly as: 'withheld'; readonly error: string }
)

export interface TakenFrom {
  readonly mailbox: { readonly id: number; readonly address: string }
  readonly uidValidity: number
}

/**
 * Makes letters of a mail server ours and moves the cursor past them, together or not at all. Those that are ours already
 * are recognised. Throws when the server has numbered its letters anew meanwhile.
 */
export async function takeLetters(
  { tx, now }: { readonly tx: Tx; readonly now: Instant },
  { mailbox, uidValidity }: TakenFrom,
  letters: readonly TakenLetter[],
): Promise<void> {
  const cursor = await lockCursor(tx, mailbox.id, uidValidity)
  if (!cursor) throw new Error(`the letters of ${mailbox.address} have other numbers now`)
  const fresh = letters.filter(({ uid }) => uid > cursor.lastUid)
  for (const letter of fresh) {
    const place = { uidValidity, uid: letter.uid }
    const sha256 = createHash('sha256').update(letter.bytes).digest()
    if (await recognise(tx, { mailbox: mailbox.address, sha256, place })) continue
    const { bytes } = letter
    const id = await keepLetter(tx, { bytes, source: 'imap', mailbox: mailbox.address, now, place })
    if (letter.as !== 'whole') await endAtOnce(tx, id, letter, now)
  }
  const lastUid = Math.max(0, ...fresh.map(({ uid }) => uid))
  await moveCursor(tx, { mailboxId: mailbox.id, lastUid, now })
}

/** A letter that cannot be had as a whole ends visibly, and holds nobody up. */
function endAtOnce(tx: Tx, id: number, letter: Exclude<TakenLetter, { as: 'whole' }>, now: Instant): Promise<void> {
  const nothing = { fingerprint: null, request: null, messageId: null }
  const ending =
    letter.as === 'beginning'
      ? ({ end: 'refused', decision: { because: 'only_its_beginning', size: letter.size } } as const)
      : ({ end: 'unreadable', decision: { because: 'withheld_by_server' }, error: keptReason(letter.error) } as const)
  return endLetter(tx, id, { ...nothing, ...ending }, now)
}
