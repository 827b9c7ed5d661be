import type { Desk } from '../../db/desk.ts'
import type { Mailbox, MailboxDraft } from '../../db/mail/mailboxes.ts'
import { recordChange } from '../audit/record-change.ts'

interface MailboxChange {
  readonly id: number
  readonly before: Mailbox | null
  readonly after: MailboxDraft
}

/** The journal says which passwords and keys there are and that one was replaced, never what they are. */
export function recordMailbox(desk: Desk, { id, before, after }: MailboxChange): Promise<void> {
  return recordChange(desk, {
    subject: 'mailbox',
    id,
    name: after.address,
    before: before && stateOf(before),
    after: { ...stateOf(after), ...(before && replaced(before, after)) },
  })
}

function stateOf(mailbox: MailboxDraft) {
  const { address, displayName, enabled, imap, imapFolder, smtp, trustedServer, plusAddressing, dkim } = mailbox
  const { imapPassword, smtpPassword, dkimKey } = mailbox
  return {
    ...{ address, displayName, enabled, imap, imapFolder, smtp, trustedServer, plusAddressing, dkim },
    imapPassword: imapPassword !== null,
    smtpPassword: smtpPassword !== null,
    dkimKey: dkimKey !== null,
    ...(mailbox.readSince !== undefined && { takesOld: mailbox.readSince === null }),
  }
}

function replaced(before: Mailbox, after: MailboxDraft) {
  const isOther = (name: 'imapPassword' | 'smtpPassword' | 'dkimKey') =>
    before[name] !== null && after[name] !== null && !after[name].equals(before[name])
  return {
    ...(isOther('imapPassword') && { imapPasswordReplaced: true }),
    ...(isOther('smtpPassword') && { smtpPasswordReplaced: true }),
    ...(isOther('dkimKey') && { dkimKeyReplaced: true }),
  }
}
