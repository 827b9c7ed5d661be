import { adoptEnvironment, type MailEnvironment } from '../../actions/mail/adopt-environment.ts'
import { type CertificateFiles, openDoorCertificate } from '../../channels/email/door-certificate.ts'
import { type Door, type LetterAtDoor, openSmtpDoor } from '../../channels/email/smtp-door.ts'
import type { Db } from '../../db/engine/database.ts'
import { patiently } from '../../db/engine/wait-for-database.ts'
import { openAddresses } from '../../db/mail/mailboxes.ts'
import { keepLetter } from '../../db/mail/raw-letters.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { imapAccountOf } from './mailbox-account.ts'
import { watchMailboxes } from './watch-mailboxes.ts'

/** Where letters may be handed in. */
interface MailDoor {
  readonly protocol: 'smtp' | 'lmtp'
  readonly host: string
  readonly port: number
}

export interface MailWays {
  readonly database: { readonly url: string; readonly db: Db }
  readonly mail: MailEnvironment & {
    readonly smtpListen: readonly MailDoor[]
    /** The certificate of our SMTP servers for STARTTLS; null: they do not offer it. */
    readonly smtpCertificate: CertificateFiles | null
  }
  readonly secret: string
  readonly now: () => Instant
  readonly warn: (error: unknown) => void
}

/** Every way by which letters come by themselves: mailboxes that are read, and a door of our own. Resolves with what closes them. */
export async function openMailWays({ database, mail, secret, now, warn }: MailWays): Promise<() => Promise<void>> {
  const { db } = database
  await patiently(() => db.transaction().execute((tx) => adoptEnvironment(tx, mail)))
  const doors = await openDoors(mail.smtpListen, async (door) => {
    const certificate = mail.smtpCertificate && (await openDoorCertificate(mail.smtpCertificate, warn))
    return openSmtpDoor({ ...door, ...doorOf(db, door.protocol, now), certificate, warn })
  })
  const keys = { secret, imapUrl: mail.imapUrl }
  const stopWatch = watchMailboxes({ database, accountOf: (mailbox) => imapAccountOf(keys, mailbox), now, warn })
  return async () => {
    await Promise.all([stopWatch(), ...doors.map((door) => door.close())])
  }
}

/** All of them or none: a start that fails leaves no port open. */
async function openDoors(listeners: readonly MailDoor[], open: (door: MailDoor) => Promise<Door>): Promise<Door[]> {
  const opened: Door[] = []
  try {
    for (const listener of listeners) opened.push(await open(listener))
    return opened
  } catch (error) {
    await Promise.all(opened.map((door) => door.close()))
    throw error
  }
}

/** A letter to several of our addresses is kept once for each, all together or not at all; reading it finds the twins. */
function doorOf(db: Db, source: MailDoor['protocol'], now: () => Instant) {
  return {
    addresses: () => openAddresses(db),
    keep: ({ bytes, envelope, mailboxes }: LetterAtDoor) =>
      db.transaction().execute(async (tx) => {
        for (const mailbox of mailboxes) {
          await keepLetter(tx, { bytes, source, mailbox, now: now(), envelope })
        }
      }),
  }
}
