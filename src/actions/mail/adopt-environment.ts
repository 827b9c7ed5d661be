import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../db/engine/database.ts'
import { forgetPlaces } from '../../db/mail/mailbox-states.ts'
import {
  disableEnvironmentMailboxes,
  holdMailboxes,
  insertMailbox,
  lockMailboxByAddress,
  type MailboxDraft,
  updateMailbox,
} from '../../db/mail/mailboxes.ts'
import { isSamePlace, mailServerIn } from '../../domain/mail/mailbox.ts'

export interface MailEnvironment {
  readonly address: string | undefined
  readonly imapUrl: string | undefined
}

/** The mailbox that the environment names is one like all others, only its passwords stay in the environment. */
export async function adoptEnvironment(tx: Tx, { address, imapUrl }: MailEnvironment): Promise<void> {
  const named = address?.toLowerCase() ?? null
  await holdMailboxes(tx)
  await disableEnvironmentMailboxes(tx, named)
  if (named === null) return
  const imap = imapUrl === undefined ? null : mailServerIn(imapUrl).server
  const known = await lockMailboxByAddress(tx, named)
  if (known === null) {
    await insertMailbox(tx, { ...BLANK, address: named, imap })
    return
  }
  const wanted = { ...known, managedBy: 'environment', enabled: true, imap, imapPassword: null } as const
  if (isDeepStrictEqual(known, wanted)) return
  if (!isSamePlace(known, wanted)) await forgetPlaces(tx, known)
  await updateMailbox(tx, known.id, wanted)
}

const BLANK: Omit<MailboxDraft, 'address' | 'imap'> = {
  displayName: null,
  managedBy: 'environment',
  enabled: true,
  imapPassword: null,
  imapFolder: 'INBOX',
  smtp: null,
  smtpPassword: null,
  trustedServer: null,
  plusAddressing: true,
  dkim: null,
  dkimKey: null,
}
