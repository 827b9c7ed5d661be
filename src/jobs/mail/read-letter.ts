import type { Received } from '../../actions/mail/mail-desk.ts'
import { receiveLetter } from '../../actions/mail/receive-letter.ts'
import type { DNSResolver } from '../../channels/email/asking-names.ts'
import { type EmailHouse, hostOf } from '../../channels/email/index.ts'
import type { ReadingRoom } from '../../channels/email/reading-room.ts'
import type { SenderCheck } from '../../channels/email/sender-check.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import { endLetter, findTwin, noteTrouble } from '../../db/mail/raw-letters.ts'
import { findAsItCame, findUnread, holdUnread, ownAddresses, type UnreadLetter } from '../../db/mail/unread-letters.ts'
import { keptReason } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isHouseTrouble } from '../../domain/mail/house-trouble.ts'
import type { ArrivedLetter, LetterEnvelope } from '../../domain/mail/letter.ts'
import type { LetterReason } from '../../domain/mail/letter-reasons.ts'
import { inWritersName, proofOfWriter } from '../../domain/mail/letter-writer.ts'
import { wantsNoAutomaticAnswer } from '../../domain/mail/mail-loops.ts'

export interface Reading {
  readonly db: Db
  readonly store: FileStore
  readonly house: EmailHouse
  readonly room: ReadingRoom
  /** Asks the domain names who may write in their name. */
  readonly resolve: DNSResolver
  readonly now: () => Instant
}

/** A larger letter is kept and shown, but never parsed. */
const LARGEST_LETTER = 52_428_800

/**
 * Gives one arrived letter its one end, together with everything that follows from it. A letter that fails is tried again;
 * at the last attempt it ends unreadable, where people can see it. When it is not the letter's fault it waits as long as it takes.
 */
export async function readArrived(
  reading: Reading,
  id: number,
  { isLast }: { readonly isLast: boolean },
): Promise<void> {
  try {
    const raw = await findUnread(reading.db, id)
    const arrived = raw && (await understood(reading, raw))
    if (arrived) await reading.db.transaction().execute((tx) => conclude(reading, tx, id, arrived))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const isItsOwnFault = !isHouseTrouble(codeOf(error))
    if (isItsOwnFault && (error instanceof Refusal || isLast)) {
      return giveUp(reading, id, { end: error instanceof Refusal ? 'parked' : 'unreadable', reason })
    }
    await noteTrouble(reading.db, id, reason).catch(() => undefined) // what is thrown here says more, and is logged
    throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/**
 * Parses a letter and checks its sender, whether it has an end or not. Resolves with a function that gives the letter its end in the
 * caller's transaction: parsing and DNS are over by then. A letter that has an end already keeps it.
 */
export async function readOne(reading: Reading, id: number): Promise<(tx: Tx) => Promise<void>> {
  const raw = await findAsItCame(reading.db, id)
  if (!raw) throw new Refusal('letter.not-found', { letter: id })
  const arrived = await understood(reading, raw)
  return (tx) => conclude(reading, tx, id, arrived)
}

interface Understood {
  readonly letter: ArrivedLetter
  readonly mailbox: string
  readonly fingerprint: Buffer
  readonly check: SenderCheck | null
}

type Arrived =
  | Understood
  | { readonly end: 'refused' | 'unreadable'; readonly because: LetterReason; readonly error?: string }

/** What is to be found out of a letter before anything is held: what it says, and who wrote it. */
async function understood({ room, resolve }: Reading, raw: UnreadLetter): Promise<Arrived> {
  const { bytes, mailbox } = raw
  if (bytes.length > LARGEST_LETTER) return { end: 'refused', because: 'too_large' }
  const { envelope, trustedServer } = raw
  const order = { bytes, deliveredTo: mailbox, way: { envelope, trustedServer } }
  const { read, fingerprint, check } = await room.understand(order, resolve)
  if ('unreadable' in read) return { end: 'unreadable', because: 'could_not_be_read', error: read.unreadable }
  if (fingerprint === null) throw new Error('a letter was read without a fingerprint')
  return { letter: withEnvelope(read.letter, envelope), mailbox, fingerprint: Buffer.from(fingerprint), check }
}

/**
 * The recipients of the SMTP envelope count beside those of the headers, which may name none. An empty MAIL FROM means that no
 * answer is wanted, even where the headers do not say so.
 */
function withEnvelope(letter: ArrivedLetter, envelope: LetterEnvelope | null): ArrivedLetter {
  if (!envelope) return letter
  const recipients = [...new Set([...letter.recipients, ...envelope.to.map((address) => address.toLowerCase())])]
  const headers = envelope.from === '' ? { ...letter.headers, 'return-path': '<>' } : letter.headers
  return { ...letter, recipients, headers }
}

async function conclude(reading: Reading, tx: Tx, id: number, arrived: Arrived): Promise<void> {
  if (!(await holdUnread(tx, id))) return
  const now = reading.now()
  if ('end' in arrived) return end(tx, id, arrived, now)

  const { letter, fingerprint, check } = arrived
  const senderCheck = check ?? undefined
  const twin = await findTwin(tx, id, { fingerprint, isNameless: letter.id === null && letter.date === null })
  if (twin) {
    const decision = { because: 'came_before', letter: twin.id } as const
    return endLetter(tx, id, { end: 'duplicate', decision, fingerprint: null, ...twin, senderCheck }, now)
  }
  const { letter: written, ...received } = await decide(reading, tx, arrived, now)
  const wantsNoAnswer = wantsNoAutomaticAnswer(written, { host: hostOf(reading.house) })
  const about = {
    from: written.from?.address ?? null,
    subject: letter.subject,
    ...(wantsNoAnswer && { wantsNoAnswer }),
  }
  const decision = { ...received.decision, ...about }
  await endLetter(tx, id, { ...received, decision, fingerprint, senderCheck }, now)
}

async function decide(
  { house, store }: Reading,
  tx: Tx,
  { letter: asItCame, mailbox, check }: Understood,
  now: Instant,
): Promise<Received & { readonly letter: ArrivedLetter }> {
  const addresses = [...new Set([house.address, mailbox, ...(await ownAddresses(tx))])]
  const letter = inWritersName(asItCame, addresses)
  const own = { addresses, wrote: house.wrote, host: hostOf(house) }
  const proof = proofOfWriter(letter, check?.proof ?? 'none')
  const received = await receiveLetter({ tx, now, store, own, verify: house.verify, proof }, letter)
  return { ...received, letter }
}

function end(tx: Tx, id: number, { end, because, ...why }: Exclude<Arrived, Understood>, now: Instant): Promise<void> {
  return endLetter(
    tx,
    id,
    { end, decision: { because }, ...why, fingerprint: null, request: null, messageId: null },
    now,
  )
}

async function giveUp(
  { db, now }: Reading,
  id: number,
  { end, reason }: { readonly end: 'parked' | 'unreadable'; readonly reason: string },
): Promise<void> {
  const ending = {
    end,
    decision: { because: 'could_not_be_acted_on' } as const,
    fingerprint: null,
    request: null,
    messageId: null,
  }
  await db.transaction().execute((tx) => endLetter(tx, id, { ...ending, error: keptReason(reason) }, now()))
}
