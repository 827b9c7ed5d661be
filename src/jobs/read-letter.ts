import { type Received, receiveLetter } from '../actions/messages/receive-letter.ts'
import { fingerprintOf } from '../channels/email/inbound.ts'
import type { EmailHouse } from '../channels/email/index.ts'
import type { ReadingRoom } from '../channels/email/reading-room.ts'
import type { Db, Tx } from '../db/database.ts'
import type { FileStore } from '../db/file-store.ts'
import { endLetter, findTwin, lockRawLetter, noteTrouble } from '../db/raw-letters.ts'
import type { Instant } from '../domain/instant.ts'
import type { ArrivedLetter } from '../domain/letter.ts'
import { Refusal } from '../domain/refusal.ts'
import { acknowledge } from './acknowledge.ts'

export interface Reading {
  readonly db: Db
  readonly store: FileStore
  readonly house: EmailHouse
  readonly room: ReadingRoom
  readonly now: () => Instant
}

/** A letter as large as this is kept and shown, and nobody parses it. */
const LARGEST_LETTER = 52_428_800

/**
 * Gives one arrived letter its one end, together with everything that follows from it. A letter that fails is tried again;
 * at the last attempt it ends unreadable, where people can see it.
 */
export async function readArrived(
  reading: Reading,
  id: number,
  { isLast }: { readonly isLast: boolean },
): Promise<void> {
  try {
    await reading.db.transaction().execute((tx) => readOne(reading, tx, id))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (error instanceof Refusal || isLast) {
      return giveUp(reading, id, { end: error instanceof Refusal ? 'parked' : 'unreadable', reason })
    }
    await noteTrouble(reading.db, id, reason)
    throw error
  }
}

async function readOne(reading: Reading, tx: Tx, id: number): Promise<void> {
  const raw = await lockRawLetter(tx, id)
  if (!raw) return
  const now = reading.now()
  if (raw.bytes.length > LARGEST_LETTER) return end(tx, id, 'refused', { because: 'too_large' }, now)
  const read = await reading.room.read(raw.bytes, raw.mailbox)
  if ('unreadable' in read) return end(tx, id, 'unreadable', { because: read.unreadable }, now)

  const { letter } = read
  const fingerprint = fingerprintOf(letter, raw.bytes)
  const twin = await findTwin(tx, id, fingerprint)
  if (twin) {
    const decision = { because: 'came_before', letter: twin.id }
    return endLetter(tx, id, { end: 'duplicate', decision, fingerprint: null, ...twin }, now)
  }
  const received = await decide(reading, tx, letter, raw.mailbox, now)
  const decision = { ...received.decision, from: letter.from?.address ?? null, subject: letter.subject }
  await endLetter(tx, id, { ...received, decision, fingerprint }, now)
  if (received.end === 'request') await acknowledge(tx, { house: reading.house, letter, received, rawId: id, now })
}

function decide(
  { house, store }: Reading,
  tx: Tx,
  letter: ArrivedLetter,
  mailbox: string,
  now: Instant,
): Promise<Received> {
  const own = { addresses: [...new Set([house.address, mailbox])], wrote: house.wrote }
  return receiveLetter({ tx, now, store, own, verify: house.verify }, letter)
}

function end(
  tx: Tx,
  id: number,
  state: 'refused' | 'unreadable',
  decision: { readonly because: string },
  now: Instant,
): Promise<void> {
  return endLetter(tx, id, { end: state, decision, fingerprint: null, request: null, messageId: null }, now)
}

async function giveUp(
  { db, now }: Reading,
  id: number,
  { end, reason }: { readonly end: 'parked' | 'unreadable'; readonly reason: string },
): Promise<void> {
  const ending = {
    end,
    decision: { because: 'could_not_be_acted_on' },
    fingerprint: null,
    request: null,
    messageId: null,
  }
  await db.transaction().execute((tx) => endLetter(tx, id, { ...ending, error: reason.slice(0, 500) }, now()))
}
