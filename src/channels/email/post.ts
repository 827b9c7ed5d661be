import type { Transporter } from 'nodemailer'
import { unsealed } from '../../actions/ground/sealed.ts'
import type { Mailbox } from '../../db/mail/mailboxes.ts'
import { mailServerIn } from '../../domain/mail/mailbox.ts'
import { transportTo } from './smtp-transport.ts'

/** How letters leave: through the server of their mailbox or of the company, or onto the terminal while none is set. */
export interface Post {
  /** Who writes when no mailbox does. */
  readonly from: string
  readonly transport: Transporter | null
  /** Opens what mailboxes keep sealed. */
  readonly secret: string
  readonly say: (line: string) => void
}

interface PostSettings {
  readonly smtpUrl: string | undefined
  readonly address: string | undefined
  readonly secret: string
}

export function postOf({ smtpUrl, address, secret }: PostSettings, say: Post['say']): Post {
  const environment = smtpUrl === undefined ? null : mailServerIn(smtpUrl)
  const transport = environment && transportTo(environment.server, environment.password, PATIENCE)
  return { from: address ?? 'okno@localhost', transport, secret, say }
}

interface Leaving {
  readonly mailbox: Mailbox | null
}

/** The way out of one letter; null while no server is set. */
export function transportFor({ transport, secret }: Post, { mailbox }: Leaving): Transporter | null {
  if (!mailbox?.smtp) return transport
  return transportTo(mailbox.smtp, mailbox.smtpPassword && unsealed(secret, 'smtp', mailbox.smtpPassword), PATIENCE)
}

/** The signature of the mailbox's domain; null while it has no key. */
export function signatureFor({ secret }: Post, { mailbox }: Leaving) {
  if (!mailbox?.dkim || !mailbox.dkimKey) return null
  const { domain: domainName, selector: keySelector } = mailbox.dkim
  return { domainName, keySelector, privateKey: unsealed(secret, 'dkim', mailbox.dkimKey) }
}

/** A server that says nothing for so long has failed, and the queue comes back. */
const PATIENCE = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 120_000 }
