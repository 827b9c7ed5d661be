import { forgetBounce } from '../../db/bounces.ts'
import type { Tx } from '../../db/database.ts'
import type { FileStore } from '../../db/file-store.ts'
import { knownLetters } from '../../db/letter-threads.ts'
import { belongingsOf } from '../../db/requests.ts'
import { lockSender, type Sender } from '../../db/senders.ts'
import type { Instant } from '../../domain/instant.ts'
import type { ArrivedLetter, DeliveryReport, LetterAddress, LetterEnd } from '../../domain/letter.ts'
import { type Machine, machineBehind, type OwnMail } from '../../domain/mail-loops.ts'
import type { Proof } from '../../domain/sender-proof.ts'
import {
  type Clue,
  type ClueKeys,
  cluesIn,
  type ParkingReason,
  type Standing,
  threadOf,
} from '../../domain/threading.ts'
import { continueByLetter, fileByLetter } from './act-on-letter.ts'
import { recordMachine } from './record-machine.ts'
import { standingOf } from './sender-standing.ts'

/** What a letter is decided in: as `Desk`, but who acts is only found out here. */
export interface MailDesk {
  readonly tx: Tx
  readonly now: Instant
  readonly store: FileStore
  readonly own: OwnMail
  readonly verify: ClueKeys['verify']
  /** Whether the letter is by whom it says it is. */
  readonly proof: Proof
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
  readonly proof: Proof
  readonly clue: Clue | null
  /** Every clue that was found, also those that led nowhere. */
  readonly clues: readonly Clue[]
  readonly standing: Standing | null
  /** What a bounce says. */
  readonly report?: DeliveryReport
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
  if (machine !== null) return recordMachine(desk, letter, machine, clues)
  const { from } = letter
  if (from === null) return parked(desk, 'no_sender', clues)
  if (letter.text === '' && letter.subject === '' && letter.files.length === 0) {
    return parked(desk, 'says_nothing', clues)
  }
  const sender = await lockSender(desk.tx, from.address)
  return sender?.archived ? parked(desk, 'sender_is_archived', clues) : threaded(desk, letter, { from, sender, clues })
}

interface Written {
  readonly from: LetterAddress
  /** Null: nobody we know has this address. */
  readonly sender: Sender | null
  readonly clues: readonly Clue[]
}

/** By a person: his letter goes where what he knows, who he is and what is proven of it lead. */
async function threaded(desk: MailDesk, letter: ArrivedLetter, { from, sender, clues }: Written): Promise<Received> {
  const { proof } = desk
  const [clue = null] = clues
  const standing = await standingOf(desk, sender, clue?.number ?? null)
  const thread = threadOf(clue, standing, proof)
  if (thread.to === 'specialist') return parked(desk, thread.because, clues, { standing, sender })
  await forgetBounce(desk.tx, from.address)
  if (thread.to === 'new_request') {
    const decision = { because: 'nothing_points_to_a_request', proof, clue, clues, standing } as const
    return { decision, ...(await fileByLetter(desk, letter, from, sender)) }
  }
  if (!sender) throw new Error('whoever goes on with a request is known')
  const decision = { because: 'sender_takes_part', proof, clue, clues, standing } as const
  const { number } = thread.clue
  return { decision, ...(await continueByLetter(desk, letter, { sender, standing, number })) }
}

/** A number of a request that does not exist points nowhere. */
async function existingClues({ tx, verify }: MailDesk, letter: ArrivedLetter): Promise<Clue[]> {
  const clues = cluesIn(letter, { verify, known: await knownLetters(tx, letter.references) })
  const existing = await belongingsOf(tx, [...new Set(clues.map(({ number }) => number))])
  return clues.filter(({ number }) => existing.has(number))
}

function parked(
  { proof }: MailDesk,
  because: Because,
  clues: readonly Clue[],
  { standing = null, sender = null }: { readonly standing?: Standing | null; readonly sender?: Sender | null } = {},
): Received {
  const [clue = null] = clues
  const decision = { because, proof, clue, clues, standing }
  return { end: 'parked', decision, request: clue?.number ?? null, messageId: null, sender }
}
