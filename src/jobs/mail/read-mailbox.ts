import { type TakenLetter, takeLetters } from '../../actions/mail/take-letters.ts'
import { type ImapAccount, type ImapWire, openImap } from '../../channels/email/imap.ts'
import type { Db } from '../../db/engine/database.ts'
import { noteLook, openCursor } from '../../db/mail/mailbox-states.ts'
import type { Instant } from '../../domain/ground/instant.ts'

export interface MailboxReading {
  readonly db: Db
  readonly mailbox: { readonly id: number; readonly address: string; readonly readSince: string | null }
  readonly account: ImapAccount
  readonly now: () => Instant
  readonly warn: (error: unknown) => void
  /** Polling interval for servers without IDLE. */
  readonly looksEvery: number
  /** Timeout of one command. */
  readonly patience?: number | undefined
  /** By UID: how often the server has refused to give out a letter. */
  readonly refused: Map<number, number>
  /** Called when every waiting letter is stored: the mailbox works again. */
  readonly caughtUp: () => void
}

/** As much as this is fetched and kept at a time: it bounds memory, and what is done anew when we die. */
const PORTION_BYTES = 8_388_608
const PORTION_LETTERS = 50
/** Of a larger letter only the beginning is kept, and the letter ends refused. */
const LARGEST_KEPT = 104_857_600
const BEGINNING = 262_144
/** A letter that the server refuses so many times, on as many connections, is left behind where people see it. */
const MOST_REFUSALS = 4

/** Reads a mailbox over one connection until `stop` or an error. Stored letters stay stored; the next connection fetches the rest. */
export async function readMailbox(reading: MailboxReading, stop: AbortSignal): Promise<void> {
  const { db, mailbox, account, now } = reading
  const wire = await openImap(account, reading.patience)
  const close = () => wire.close()
  stop.addEventListener('abort', close, { once: true })
  try {
    const { uidValidity } = wire
    let { lastUid } = await openCursor(db, { mailboxId: mailbox.id, uidValidity, now: now() })
    while (!stop.aborted) {
      lastUid = await takeWaiting(reading, wire, lastUid)
      reading.caughtUp()
      await wire.news(reading.looksEvery)
    }
  } finally {
    stop.removeEventListener('abort', close)
    wire.close()
  }
}

/** Takes every letter above the cursor; resolves with where it stands then. */
async function takeWaiting(reading: MailboxReading, wire: ImapWire, lastUid: number): Promise<number> {
  const { db, mailbox, now } = reading
  const since = mailbox.readSince === null ? null : new Date(mailbox.readSince)
  const uids = await wire.uidsAbove(lastUid, since)
  await noteLook(db, { mailboxId: mailbox.id, waiting: uids.length, now: now() })
  if (uids.length === 0) return lastUid
  let left = uids.length
  for (let start = 0; start < uids.length; start += PORTION_LETTERS) {
    const some = uids.slice(start, start + PORTION_LETTERS)
    for (const portion of portionsOf(some, await wire.sizesOf(some))) {
      await takePortion(reading, wire, portion)
      left -= portion.uids.length
    }
  }
  await noteLook(db, { mailboxId: mailbox.id, waiting: left, now: now() })
  return uids.at(-1) ?? lastUid
}

interface Portion {
  readonly uids: readonly number[]
  readonly size: number
}

/** Neighbours that fit into one portion; one that fits into none goes alone. */
function portionsOf(uids: readonly number[], sizes: ReadonlyMap<number, number>): Portion[] {
  const portions: Portion[] = []
  for (const uid of uids) {
    const size = sizes.get(uid) ?? 0
    const last = portions.at(-1)
    if (last && last.size + size <= PORTION_BYTES) {
      portions.splice(-1, 1, { uids: [...last.uids, uid], size: last.size + size })
    } else {
      portions.push({ uids: [uid], size })
    }
  }
  return portions
}

async function takePortion(reading: MailboxReading, wire: ImapWire, portion: Portion): Promise<void> {
  const { db, mailbox, now, warn } = reading
  const letters = await fetched(reading, wire, portion)
  if (letters.length === 0) return
  const from = { mailbox, uidValidity: wire.uidValidity }
  await db.transaction().execute((tx) => takeLetters({ tx, now: now() }, from, letters))
  const whole = letters.filter((letter) => letter.as === 'whole').map(({ uid }) => uid)
  if (whole.length === 0) return
  // The mark is for people who look into the mailbox; nothing depends on it.
  await wire.markSeen(whole).catch(warn)
}

async function fetched(reading: MailboxReading, wire: ImapWire, { uids, size }: Portion): Promise<TakenLetter[]> {
  if (size > LARGEST_KEPT) {
    const letters = await wire.fetch(uids, BEGINNING)
    return letters.map((letter) => ({ ...letter, as: 'beginning', size }))
  }
  try {
    const letters = await wire.fetch(uids)
    return letters.map((letter) => ({ ...letter, as: 'whole' }))
  } catch (error) {
    const [uid] = uids
    if (uid === undefined || !isRefusal(error)) throw error
    return uids.length === 1 ? [withheld(reading, uid, error)] : oneByOne(reading, wire, uids)
  }
}

/** One letter that cannot be had is no reason to wait with the others. */
async function oneByOne(reading: MailboxReading, wire: ImapWire, uids: readonly number[]): Promise<TakenLetter[]> {
  const letters: TakenLetter[] = []
  for (const uid of uids) letters.push(...(await fetched(reading, wire, { uids: [uid], size: 0 })))
  return letters
}

/** Perhaps the server is only unwell: it is asked again, on other connections, before the letter is left behind. */
function withheld({ refused }: MailboxReading, uid: number, error: Error): TakenLetter {
  const times = (refused.get(uid) ?? 0) + 1
  refused.set(uid, times)
  if (times < MOST_REFUSALS) throw error
  return { uid, bytes: Buffer.alloc(0), as: 'withheld', error: error.message }
}

/** The server answered, and its answer is no. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && 'responseStatus' in error
}
