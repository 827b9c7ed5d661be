import type { Tx } from '../../db/database.ts'
import type { FileStore } from '../../db/file-store.ts'
import { knownLetters } from '../../db/letter-threads.ts'
import { markBounced } from '../../db/letters.ts'
import { belongingsOf } from '../../db/requests.ts'
import { lockSender, type Sender } from '../../db/senders.ts'
import type { Instant } from '../../domain/instant.ts'
import type { ArrivedLetter, LetterEnd } from '../../domain/letter.ts'
import { type Machine, machineBehind, type OwnMail } from '../../domain/mail-loops.ts'
import {
  type Clue,
  type ClueKeys,
  cluesIn,
  type ParkingReason,
  type Standing,
  threadOf,
} from '../../domain/threading.ts'
import { continueByLetter, fileByLetter, standingOf } from './act-on-letter.ts'

/** What a letter is decided in: as `Desk`, but who acts is only found out here. */
export interface MailDesk {
  readonly tx: Tx
  readonly now: Instant
  readonly store: FileStore
  readonly own: OwnMail
  readonly verify: ClueKeys['verify']
}

export type Because =
  | Machine
  | ParkingReason
  | 'no_sender'
  | 'sender_is_archived'
  | 'says_nothing'
  | 'nothing_points_to_a_request'
  | 'sender_takes_part'

/** Why a letter ended as it did: kept with it, shown as «почему здесь». */
export interface Decision {
  readonly because: Because
  readonly clue: Clue | null
  /** Every clue that was found, also those that led nowhere. */
  readonly clues: readonly Clue[]
  readonly standing: Standing | null
}

export interface Received {
  readonly end: LetterEnd
  readonly decision: Decision
  readonly request: number | null
  readonly messageId: number | null
  readonly sender: Sender | null
}

/** A letter becomes a request, or continues one, or waits for a specialist (PRODUCT.md §5.3). */
export async function receiveLetter(desk: MailDesk, letter: ArrivedLetter): Promise<Received> {
  const clues = await existingClues(desk, letter)
  const machine = machineBehind(letter, desk.own)
  if (machine !== null) return recorded(desk, letter, machine, clues)
  const { from } = letter
  if (from === null) return parked('no_sender', clues)
  if (letter.text === '' && letter.subject === '' && letter.files.length === 0) return parked('says_nothing', clues)

  const sender = await lockSender(desk.tx, from.address)
  if (sender?.archived) return parked('sender_is_archived', clues)
  const [clue = null] = clues
  const standing = clue ? await standingOf(desk, sender, clue.number) : 'stranger'
  const thread = threadOf(clue, standing)
  switch (thread.to) {
    case 'specialist':
      return { ...parked(thread.because, clues), decision: { because: thread.because, clue, clues, standing }, sender }
    case 'request': {
      const decision = { because: 'sender_takes_part', clue, clues, standing } as const
      return { decision, ...(await continueByLetter(desk, letter, sender, thread.clue.number)) }
    }
    case 'new_request': {
      const decision = { because: 'nothing_points_to_a_request', clue, clues, standing: null } as const
      return { decision, ...(await fileByLetter(desk, letter, from, sender)) }
    }
  }
}

/** A number of a request that does not exist points nowhere. */
async function existingClues({ tx, verify }: MailDesk, letter: ArrivedLetter): Promise<Clue[]> {
  const clues = cluesIn(letter, { verify, known: await knownLetters(tx, letter.references) })
  const existing = await belongingsOf(tx, [...new Set(clues.map(({ number }) => number))])
  return clues.filter(({ number }) => existing.has(number))
}

/** Machines are recorded on the request they belong to and change nothing there. A bounce marks the letter that came back. */
async function recorded(
  { tx, now }: MailDesk,
  letter: ArrivedLetter,
  machine: Machine,
  clues: readonly Clue[],
): Promise<Received> {
  const isFailure = machine === 'bounce' && letter.report?.action !== 'delayed'
  const bounced = isFailure ? await markBounced(tx, letter.references, now) : null
  const [clue = null] = clues
  return {
    end: machine === 'bounce' ? 'bounce' : 'auto_reply',
    decision: { because: machine, clue, clues, standing: null },
    request: bounced ?? clue?.number ?? null,
    messageId: null,
    sender: null,
  }
}

function parked(because: Because, clues: readonly Clue[]): Received {
  const [clue = null] = clues
  const decision = { because, clue, clues, standing: null }
  return { end: 'parked', decision, request: clue?.number ?? null, messageId: null, sender: null }
}
