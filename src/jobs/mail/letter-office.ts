import { reopenLetter } from '../../actions/mail/reopen-letter.ts'
import type { Tx } from '../../db/engine/database.ts'
import { findRawLetter } from '../../db/mail/raw-letters-view.ts'
import { lockSender } from '../../db/mail/senders.ts'
import type { LetterState, ReadLetter } from '../../domain/mail/letter.ts'
import { acknowledge } from '../notices/acknowledge.ts'
import { keepsNothing } from './keeps-nothing.ts'
import { type Reading, readOne } from './read-letter.ts'
import { type MoveToRehearse, rehearseMove } from './rehearse-move.ts'

export interface LetterOutcome {
  readonly state: LetterState
  readonly because: string
  readonly request: number | null
}

/** What people at their screens do with letters: read them safely, try again what would become of one, let it be so. */
export function letterOffice(reading: Reading) {
  return {
    read: reading.room.read,
    rehearse: (id: number) => rehearsed(reading, id),
    rehearseMove: (move: MoveToRehearse) => rehearseMove(reading, move),
    greet: (tx: Tx, greeting: Greeting) => greeted(reading, tx, greeting),
    replay: (tx: Tx, id: number, by: number) => readAgain(reading, tx, { id, by }),
  }
}

/** A letter that somebody has made a request of by hand. */
interface Greeting {
  readonly id: number
  readonly read: ReadLetter
  readonly request: number
}

/** Whoever wrote it hears of his request as if the desk had made it by itself. */
async function greeted({ house, now }: Reading, tx: Tx, { id, read, request }: Greeting): Promise<void> {
  if ('unreadable' in read || !read.letter.from) return
  const sender = await lockSender(tx, read.letter.from.address)
  await acknowledge(tx, { house, letter: read.letter, received: { sender, request }, rawId: id, now: now() })
}

/** Everything happens as it would, and is then undone. */
async function rehearsed(reading: Reading, id: number): Promise<LetterOutcome> {
  const rehearsal = await reading.db.startTransaction().execute()
  try {
    const outcome = await readAgain({ ...reading, store: keepsNothing(reading.store) }, rehearsal, { id, by: null })
    return outcome.state === 'request' || outcome.state === 'follow_up' ? { ...outcome, request: null } : outcome
  } finally {
    await rehearsal.rollback().execute()
  }
}

async function readAgain(
  reading: Reading,
  tx: Tx,
  { id, by }: { readonly id: number; readonly by: number | null },
): Promise<LetterOutcome> {
  await reopenLetter(tx, id, { by })
  await readOne(reading, tx, id)
  const letter = await findRawLetter(tx, id)
  if (!letter) throw new Error(`letter ${id} is gone`)
  return { state: letter.state, because: String(letter.decision?.because ?? ''), request: letter.request }
}
