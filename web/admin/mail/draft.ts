import type { MailboxCard, MailboxDraftInput, MailGuessCard } from '../../../src/contract/mail/mailbox.ts'
import type { MailServer } from '../../../src/domain/mail/mailbox.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import type { Troubles } from '../../form/troubles.ts'
import type { Problem } from '../../problem.ts'

export interface TypedServer {
  readonly isOn: boolean
  readonly host: string
  readonly port: string
  readonly security: MailServer['security']
  readonly user: string
  /** Empty: what is kept stays. */
  readonly password: string
}

/** The form as it is typed: everything is text until it is kept. */
export interface TypedMailbox {
  readonly address: string
  readonly displayName: string
  readonly enabled: boolean
  readonly imap: TypedServer
  readonly imapFolder: string
  readonly smtp: TypedServer
  readonly trustedServer: string
  readonly plusAddressing: boolean
  readonly takesOld: boolean
}

export function typed(card: MailboxCard | null): TypedMailbox {
  return {
    address: card?.address ?? '',
    displayName: card?.displayName ?? '',
    enabled: card?.enabled ?? true,
    imap: typedServer(card?.imap ?? null, '993', card === null || card.imap !== null),
    imapFolder: card?.imapFolder ?? 'INBOX',
    smtp: typedServer(card?.smtp ?? null, '465', card === null || card.smtp !== null),
    trustedServer: card?.trustedServer ?? '',
    plusAddressing: card?.plusAddressing ?? true,
    takesOld: card?.takesOld ?? false,
  }
}

/** What was typed with what was guessed; passwords stay. */
export function withGuess(draft: TypedMailbox, { imap, smtp, plusAddressing }: MailGuessCard): TypedMailbox {
  return {
    ...draft,
    plusAddressing,
    imap: { ...typedServer(imap, '993', true), password: draft.imap.password },
    smtp: { ...typedServer(smtp, '465', true), password: draft.smtp.password },
  }
}

/** What is missing: of a mailbox whose servers are not known as yet, its address alone. */
export function wrongIn(
  { address, imap, smtp }: TypedMailbox,
  isWhole: boolean,
  missing: string,
): Troubles<TypedMailbox> {
  const at = (server: TypedServer, part: 'host' | 'port') => isWhole && server.isOn && !isGiven[part](server) && missing
  return {
    address: !isAddress(address) && missing,
    'imap.host': at(imap, 'host'),
    'imap.port': at(imap, 'port'),
    'smtp.host': at(smtp, 'host'),
    'smtp.port': at(smtp, 'port'),
  }
}

const isGiven = {
  host: ({ host }: TypedServer) => host.trim() !== '',
  port: ({ port }: TypedServer) => Number(port) > 0 && Number(port) < 65_536,
}

/** Refusals of one server of the two stand at that one. */
export function refusalAt(
  { code, facts }: Problem,
  { imap }: TypedMailbox,
  say: Say,
): Troubles<TypedMailbox> | undefined {
  if (code === 'mailbox.server-not-allowed') {
    const isImap = imap.isOn && imap.host.trim() === facts.host
    return { [isImap ? 'imap.host' : 'smtp.host']: say('refusal.mailbox.server-not-allowed') }
  }
  if (code !== 'mailbox.password-missing') return undefined
  const isImap = imap.isOn && imap.password === ''
  return { [isImap ? 'imap.password' : 'smtp.password']: say('refusal.mailbox.password-missing') }
}

/** As the API takes it. `card`: the mailbox as it is kept, null of a new one. */
export function draftOf(draft: TypedMailbox, card: MailboxCard | null): MailboxDraftInput {
  const { address, displayName, enabled, imap, smtp, imapFolder, trustedServer, plusAddressing, takesOld } = draft
  const smtpPassword = smtp.password || (goesByOnePassword(draft, card) && imap.password)
  return {
    address: address.trim(),
    displayName: displayName.trim() || null,
    enabled,
    imap: serverOf(imap),
    imapFolder: imapFolder.trim() || 'INBOX',
    smtp: serverOf(smtp),
    trustedServer: trustedServer.trim() || null,
    plusAddressing,
    takesOld,
    ...(imap.password && { imapPassword: imap.password }),
    ...(smtpPassword && { smtpPassword }),
  }
}

/** Most mailboxes have one name and one password for both ways: then it is asked for once. What is kept stays. */
export function goesByOnePassword({ imap, smtp }: TypedMailbox, card: MailboxCard | null): boolean {
  return (
    !card?.hasSmtpPassword && imap.isOn && smtp.isOn && smtp.user.trim() !== '' && imap.user.trim() === smtp.user.trim()
  )
}

export function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
}

function serverOf({ isOn, host, port, security, user }: TypedServer): MailServer | null {
  return isOn ? { host: host.trim(), port: Number(port), security, user: user.trim() } : null
}

function typedServer(server: MailServer | null, port: string, isOn: boolean): TypedServer {
  return {
    isOn,
    host: server?.host ?? '',
    port: String(server?.port ?? port),
    security: server?.security ?? 'tls',
    user: server?.user ?? '',
    password: '',
  }
}
