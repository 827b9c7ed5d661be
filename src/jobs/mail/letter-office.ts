import { reopenLetter } from '../../actions/mail/reopen-letter.ts'
import type { Tx } from '../../db/engine/database.ts'
import { rehearsed } from '../../db/engine/transactions.ts'
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
    rehearse: (id: number) => rehearseReading(reading, id),
    rehearseMove: (move: MoveToRehearse) => rehearseMove(reading, move),
    replay: (id: number, by: number) => readAgain(reading, { id, by }),
  }
}

/** What would become of it. */
async function rehearseReading(reading: Reading, id: number): Promise<LetterOutcome> {
  const end = await readAgain({ ...reading, store: keepsNothing(reading.store) }, { id, by: null })
  const outcome = await rehearsed(reading.db, end)
  return outcome.state === 'request' || outcome.state === 'follow_up' ? { ...outcome, request: null } : outcome
}

/** Reads it now; what it resolves with lets it have its new end. */
async function readAgain(
  reading: Reading,
  { id, by }: { readonly id: number; readonly by: number | null },
): Promise<(tx: Tx) => Promise<LetterOutcome>> {
  const conclude = await readOne(reading, id)
  return async (tx) => {
    await reopenLetter(tx, id, { by })
    await conclude(tx)
    const letter = await findRawLetter(tx, id)
    if (!letter) throw new Error(`letter ${id} is gone`)
    return { state: letter.state, because: String(letter.decision?.because ?? ''), request: letter.request }
  }
}
