import { adoptEnvironment, type MailEnvironment } from '../actions/mailboxes/adopt-environment.ts'
import { type LetterAtDoor, openSmtpDoor } from '../channels/email/smtp-door.ts'
import type { Db } from '../db/database.ts'
import { openAddresses } from '../db/mailboxes.ts'
import { keepLetter } from '../db/raw-letters.ts'
import type { Instant } from '../domain/instant.ts'
import { imapAccountOf } from './mailbox-account.ts'
import { watchMailboxes } from './watch-mailboxes.ts'

export interface MailWays {
  readonly database: { readonly url: string; readonly db: Db }
  readonly mail: MailEnvironment & { readonly smtpListen: { readonly host: string; readonly port: number } | undefined }
  readonly secret: string
  readonly now: () => Instant
  readonly warn: (error: unknown) => void
}

/** Every way by which letters come by themselves: mailboxes that are read, and a door of our own. Resolves with what closes them. */
export async function openMailWays({ database, mail, secret, now, warn }: MailWays): Promise<() => Promise<void>> {
  const { db } = database
  await db.transaction().execute((tx) => adoptEnvironment(tx, mail))
  const door = mail.smtpListen && (await openSmtpDoor({ ...mail.smtpListen, ...doorOf(db, now), warn }))
  const keys = { secret, imapUrl: mail.imapUrl }
  const stopWatch = watchMailboxes({ database, accountOf: (mailbox) => imapAccountOf(keys, mailbox), now, warn })
  return async () => {
    await Promise.all([stopWatch(), door?.close()])
  }
}

/** A letter to several of our addresses is kept once for each, all together or not at all; reading it finds the twins. */
function doorOf(db: Db, now: () => Instant) {
  return {
    addresses: () => openAddresses(db),
    keep: ({ bytes, envelope, mailboxes }: LetterAtDoor) =>
      db.transaction().execute(async (tx) => {
        for (const mailbox of mailboxes) {
          await keepLetter(tx, { bytes, source: 'smtp', mailbox, now: now(), envelope })
        }
      }),
  }
}
