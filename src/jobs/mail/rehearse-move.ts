import { fileLetterByHand } from '../../actions/mail/file-letter-by-hand.ts'
import type { Tx } from '../../db/engine/database.ts'
import { rehearsed } from '../../db/engine/transactions.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import { isDuplicateOf, type RequestNow, requestNow } from '../../db/mail/letter-move-view.ts'
import { findRawLetter } from '../../db/mail/raw-letters-view.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Status } from '../../domain/ground/words.ts'
import type { ReadLetter } from '../../domain/mail/letter.ts'
import { keepsNothing } from './keeps-nothing.ts'
import type { Reading } from './read-letter.ts'

export interface MoveToRehearse {
  readonly letter: number
  readonly number: number
  readonly actor: Actor
}

interface Turned {
  readonly number: number
  readonly subject: string
  readonly status: { readonly from: Status; readonly to: Status }
}

export interface RehearsedMove {
  readonly into: Turned
  readonly outOf: (Turned & { readonly duplicate: boolean; readonly others: number }) | null
  readonly readers: string[]
}

/** What moving a letter would do: the move runs in a transaction with all its consequences, which is then rolled back. */
export async function rehearseMove(reading: Reading, move: MoveToRehearse): Promise<RehearsedMove> {
  const found = await findRawLetter(reading.db, move.letter)
  if (!found) throw new Refusal('letter.not-found', { letter: move.letter })
  const read = await reading.room.read(found.bytes, found.mailbox)
  return rehearsed(reading.db, (tx) => told(reading, tx, { ...move, read }))
}

type ReadMove = MoveToRehearse & { readonly read: ReadLetter }

async function told(reading: Reading, tx: Tx, { letter, number, actor, read }: ReadMove): Promise<RehearsedMove> {
  const found = await findRawLetter(tx, letter)
  if (!found) throw new Refusal('letter.not-found', { letter })
  const look = async () => ({
    target: await requestNow(tx, number),
    origin: found.request === null ? null : await requestNow(tx, found.request),
  })
  const before = await look()
  const filing = { to: 'request', number, asWatcher: false } as const
  const store: FileStore = keepsNothing(reading.store)
  await fileLetterByHand({ tx, actor, now: reading.now() }, store, { id: letter, read, filing })
  const after = await look()
  if (!before.target || !after.target) throw new Refusal('request.not-found')

  const watched = new Set(before.target.watchers)
  const duplicate = found.request !== null && (await isDuplicateOf(tx, found.request, number))
  return {
    into: turned(before.target, after.target),
    outOf: before.origin &&
      after.origin && { ...turned(before.origin, after.origin), duplicate, others: before.origin.messages - 1 },
    readers: after.target.watchers.filter((name) => !watched.has(name)),
  }
}

function turned({ number, subject, status: from }: RequestNow, { status: to }: RequestNow): Turned {
  return { number, subject, status: { from, to } }
}
