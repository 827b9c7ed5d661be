import { setTimeout as delay } from 'node:timers/promises'
import type { ImapAccount } from '../../channels/email/imap.ts'
import { MailServerFailure } from '../../channels/email/mail-server-failure.ts'
import type { Db } from '../../db/engine/database.ts'
import { type Locks, openLocks } from '../../db/engine/locks.ts'
import { noteFailure } from '../../db/mail/mailbox-states.ts'
import { listMailboxes, type Mailbox } from '../../db/mail/mailboxes.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { speak } from '../../texts/say.ts'
import { readMailbox } from './read-mailbox.ts'

export interface MailboxWatch {
  readonly database: { readonly url: string; readonly db: Db }
  /** With which password a mailbox opens; throws when it cannot be had. */
  readonly accountOf: (mailbox: Mailbox) => ImapAccount
  readonly now: () => Instant
  readonly warn: (error: unknown) => void
  readonly looksEvery?: number
  readonly patience?: number
}

/** How soon a worker notices that a mailbox was added or changed, or that another worker has died. */
const ROUND = 1_000
const LOOKS_EVERY = 15_000
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 60_000

interface Reader {
  readonly updatedAt: string
  readonly stop: () => Promise<void>
}

/**
 * Reads every mailbox that no other worker reads. Each is held by a lock, so there is one reader at a time; when its worker
 * dies another takes over. Returns a function that stops all of it.
 */
export function watchMailboxes(watch: MailboxWatch): () => Promise<void> {
  const stop = new AbortController()
  const ended = keepWatching(watch, stop.signal)
  return async () => {
    stop.abort()
    await ended
  }
}

async function keepWatching(watch: MailboxWatch, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await watchOnce(watch, stop).catch((error) => {
      if (!stop.aborted) watch.warn(error)
    })
    await pause(ROUND, stop)
  }
}

/** As long as the connection holds that our locks belong to. */
async function watchOnce(watch: MailboxWatch, stop: AbortSignal): Promise<void> {
  const locks = await openLocks(watch.database.url, 'mailbox')
  const readers = new Map<number, Reader>()
  try {
    while (!stop.aborted) {
      await goRound(watch, locks, readers)
      await pause(ROUND, stop)
    }
  } finally {
    await Promise.all([...readers.values()].map((reader) => reader.stop()))
    await locks.close()
  }
}

/** Readers for mailboxes that have none; none for those that were switched off; another one for those that changed. */
async function goRound(watch: MailboxWatch, locks: Locks, readers: Map<number, Reader>): Promise<void> {
  await locks.check()
  const mailboxes = await listMailboxes(watch.database.db)
  const wanted = new Map(mailboxes.filter(isRead).map((mailbox) => [mailbox.id, mailbox]))
  for (const [id, reader] of readers) {
    if (wanted.get(id)?.updatedAt === reader.updatedAt) continue
    await reader.stop()
    readers.delete(id)
    await locks.release(String(id))
  }
  for (const [id, mailbox] of wanted) {
    if (!readers.has(id) && (await locks.take(String(id)))) readers.set(id, startReader(watch, mailbox))
  }
}

function isRead({ enabled, imap }: Mailbox): boolean {
  return enabled && imap !== null
}

function startReader(watch: MailboxWatch, mailbox: Mailbox): Reader {
  const stop = new AbortController()
  const ended = keepReading(watch, mailbox, stop.signal)
  return {
    updatedAt: mailbox.updatedAt,
    stop: async () => {
      stop.abort()
      await ended
    },
  }
}

async function keepReading(watch: MailboxWatch, mailbox: Mailbox, stop: AbortSignal): Promise<void> {
  const { database, accountOf, now, warn, looksEvery = LOOKS_EVERY, patience } = watch
  const refused = new Map<number, number>()
  let failures = 0
  const caughtUp = () => {
    failures = 0
  }
  while (!stop.aborted) {
    try {
      const account = accountOf(mailbox)
      await readMailbox({ db: database.db, mailbox, account, now, warn, looksEvery, patience, refused, caughtUp }, stop)
    } catch (error) {
      if (stop.aborted) return
      failures += 1
      await tell(watch, mailbox, error)
      await pause(pauseAfter(failures), stop)
    }
  }
}

/** Where people look after mailboxes, and in the log; while the database is away, in the log alone. */
async function tell({ database, now, warn }: MailboxWatch, { id, address }: Mailbox, cause: unknown): Promise<void> {
  const error = cause instanceof Error ? cause.message : String(cause)
  warn(`${address}: ${cause instanceof MailServerFailure ? explained(cause) : error}`)
  await noteFailure(database.db, { mailboxId: id, error, now: now() }).catch(() => undefined)
}

/** For the administrator, who reads the log: what is wrong and what to do. */
function explained({ trouble, words }: MailServerFailure): string {
  const say = speak('en')
  return `${say(`mail.trouble.${trouble}`)} (${words}). ${say(`mail.trouble.${trouble}.do`)}`
}

/** Fast at first, then up to a minute; never all workers and mailboxes at the same moment. */
function pauseAfter(failures: number): number {
  const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1))
  return longest * (0.5 + Math.random() / 2)
}

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal: stop }).catch(() => undefined)
}
