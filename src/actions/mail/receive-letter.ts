import type { Tx } from '../../db/engine/database.ts'
import { knownLetters } from '../../db/mail/letter-threads.ts'
import { isStopped } from '../../db/mail/mail-stop-list.ts'
import { filedByMail, lockSender, participantsOf } from '../../db/mail/senders.ts'
import { forgetFailing, type Owner } from '../../db/people/identities.ts'
import { belongingsOf } from '../../db/request/requests.ts'
import { HOUR } from '../../domain/ground/instant.ts'
import type { ArrivedLetter, LetterAddress } from '../../domain/mail/letter.ts'
import type { LetterReason } from '../../domain/mail/letter-reasons.ts'
import { machineBehind, mayFileMore } from '../../domain/mail/mail-loops.ts'
import { type Clue, cluesIn, isOurMark, type Standing, threadOf } from '../../domain/mail/threading.ts'
import { resembles } from '../../domain/people/resemblance.ts'
import { policyAt } from '../../domain/terms/policy.ts'
import { continueByLetter, fileByLetter } from './act-on-letter.ts'
import { copyIn } from './copy-in.ts'
import { fileForwarded } from './forwarded-letter.ts'
import type { KnownAuthor, MailDesk, Received } from './mail-desk.ts'
import { recordMachine } from './record-machine.ts'
import { standingOf } from './sender-standing.ts'

/** A letter becomes a request, or continues one, or waits for a specialist (docs/product.md#mail-rules). */
export async function receiveLetter(desk: MailDesk, letter: ArrivedLetter): Promise<Received> {
  const clues = await existingClues(desk, letter)
  const machine = machineBehind(letter, desk.own)
  const { from } = letter
  const writers = [from, letter.via].flatMap((one) => one?.address ?? [])
  if (machine !== 'bounce' && (await isAnyStopped(desk.tx, writers))) {
    return { ...parked(desk, 'stop_list', clues), end: 'refused' }
  }
  const begins = machine === 'notifier' && clues.length === 0
  if (machine !== null && !begins) return recordMachine(desk, letter, machine, clues)
  if (from === null) return parked(desk, 'no_sender', clues)
  if (letter.text === '' && letter.subject === '' && letter.files.length === 0) {
    return parked(desk, 'says_nothing', clues)
  }
  const sender = await lockSender(desk.tx, from.address)
  return sender?.archived ? parked(desk, 'sender_is_archived', clues) : threaded(desk, letter, { from, sender, clues })
}

async function isAnyStopped(tx: Tx, addresses: readonly string[]): Promise<boolean> {
  for (const address of addresses) if (await isStopped(tx, address)) return true
  return false
}

interface Written {
  readonly from: LetterAddress
  /** Null: nobody we know has this address. */
  readonly sender: Owner | null
  readonly clues: readonly Clue[]
}

/** By a person: his letter goes where what he knows, who he is and what is proven of it lead. */
async function threaded(desk: MailDesk, letter: ArrivedLetter, { from, sender, clues }: Written): Promise<Received> {
  const { proof } = desk
  const [clue = null] = clues
  if (letter.via && clue) return parked(desk, 'sender_is_not_proven', clues, { sender })
  const standing = await standingOf(desk, sender, clue?.number ?? null)
  const thread = threadOf(clue, standing, proof)
  if (thread.to === 'specialist') {
    const looksLike = clue && (await knownAuthor(desk, { from, clue, standing }))
    const because = looksLike ? 'looks_like_participant' : thread.because
    return parked(desk, because, clues, { standing, sender, looksLike })
  }
  if (!letter.via) await forgetFailing(desk.tx, { kind: 'email', value: from.address })
  if (thread.to === 'new_request') return begun(desk, letter, { from, sender, clues }, standing)
  if (!sender) throw new Error('whoever goes on with a request is known')
  const decision = { because: 'sender_takes_part', proof, clue, clues, standing } as const
  const { number } = thread.clue
  const continued = await continueByLetter(desk, letter, { from, sender, standing, number })
  if (standing === 'participant') await copyIn(desk, letter, continued.request)
  return { decision, ...continued }
}

/** A new request: the sender's own, or of the customer whose letter a specialist passed on. */
async function begun(
  desk: MailDesk,
  letter: ArrivedLetter,
  { from, sender, clues }: Written,
  standing: Standing,
): Promise<Received> {
  const { proof } = desk
  if (sender && !(await mayBeginMore(desk, sender))) {
    return parked(desk, 'too_many_letters', clues, { standing, sender })
  }
  const about = { proof, clue: null, clues, standing }
  const isProvenStaff = standing === 'staff' && proof === 'pass'
  const passedOn = isProvenStaff && sender ? await fileForwarded(desk, letter, sender) : null
  if (passedOn) return { ...passedOn, decision: { ...about, because: 'passed_on_by_staff' } }

  const made = await fileByLetter(desk, letter, from, sender)
  if (proof === 'pass' && !isProvenStaff) await copyIn(desk, letter, made.request)
  const isByMachine = machineBehind(letter, desk.own) === 'notifier'
  return { ...made, decision: { ...about, because: isByMachine ? 'notifier' : 'nothing_points_to_a_request' } }
}

async function mayBeginMore({ tx, now, proof }: MailDesk, { personId }: Owner): Promise<boolean> {
  const { count, policies } = await filedByMail(tx, personId, now - HOUR)
  return mayFileMore({ proof, withinHour: count }, policyAt(policies, now).newRequestsAnHour)
}

interface Author {
  readonly from: LetterAddress
  readonly clue: Clue
  readonly standing: Standing
}

/** With proof and our mark a stranger may be a participant at another address of his: people decide that. */
async function knownAuthor({ tx, proof }: MailDesk, { from, clue, standing }: Author): Promise<KnownAuthor | null> {
  if (standing !== 'stranger' || proof !== 'pass' || !isOurMark(clue)) return null
  const alike = (await participantsOf(tx, clue.number)).find((participant) => resembles(from, participant))
  return alike ? { personId: alike.personId, name: alike.name } : null
}

/** A number of a request that does not exist points nowhere. */
async function existingClues({ tx, verify }: MailDesk, letter: ArrivedLetter): Promise<Clue[]> {
  const clues = cluesIn(letter, { verify, known: await knownLetters(tx, letter.references) })
  const existing = await belongingsOf(tx, [...new Set(clues.map(({ number }) => number))])
  return clues.filter(({ number }) => existing.has(number))
}

interface Parked {
  readonly standing: Standing | null
  readonly sender: Owner | null
  readonly looksLike: KnownAuthor | null
}

function parked(
  { proof }: MailDesk,
  because: LetterReason,
  clues: readonly Clue[],
  { standing = null, sender = null, looksLike = null }: Partial<Parked> = {},
): Received {
  const [clue = null] = clues
  const decision = { because, proof, clue, clues, standing, ...(looksLike && { looksLike }) }
  return { end: 'parked', decision, request: clue?.number ?? null, messageId: null, sender }
}
