import { reopenLetter } from '../../actions/mail/reopen-letter.ts'
import type { Tx } from '../../db/engine/database.ts'
import { findRawLetter } from '../../db/mail/raw-letters-view.ts'
import type { LetterState } from '../../domain/mail/letter.ts'
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
    replay: (tx: Tx, id: number, by: number) => readAgain(reading, tx, { id, by }),
  }
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
