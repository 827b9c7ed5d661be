import { unsealed } from '../../actions/ground/sealed.ts'
import type { ImapAccount } from '../../channels/email/imap.ts'
import type { Mailbox } from '../../db/mail/mailboxes.ts'
import { mailServerIn } from '../../domain/mail/mailbox.ts'

export interface Keys {
  readonly secret: string
  /** Where the environment keeps the password of its own mailbox. */
  readonly imapUrl: string | undefined
}

/** How a mailbox is opened. Throws when its password cannot be had. */
export function imapAccountOf({ secret, imapUrl }: Keys, mailbox: Mailbox): ImapAccount {
  const { imap: server, imapFolder: folder, imapPassword, address } = mailbox
  if (server === null) throw new Error(`${address} has no mail server to read from`)
  if (mailbox.managedBy === 'environment') {
    if (imapUrl === undefined)
      throw new Error(`OKNO_IMAP_URL is not set in this process, and the password of ${address} is nowhere else`)
    return { server, folder, password: mailServerIn(imapUrl).password }
  }
  if (imapPassword === null) throw new Error(`there is no password for ${address}`)
  return { server, folder, password: unsealed(secret, 'imap', imapPassword) }
}
