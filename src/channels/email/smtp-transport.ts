import { createTransport, type Transporter } from 'nodemailer'
import { demandNoTransaction } from '../../db/engine/transactions.ts'
import type { MailServer } from '../../domain/mail/mailbox.ts'

/** Milliseconds after which a silent server has failed. */
export interface Patience {
  readonly connectionTimeout: number
  readonly greetingTimeout: number
  readonly socketTimeout: number
}

/**
 * SMTP submission through a mail server; without a user there is no AUTH. Under TLS we send AUTH even where the server does not
 * ask for it: else letters would leave unauthenticated, and the administrator would learn of it late.
 */
export function transportTo(server: MailServer, password: string | null, patience: Patience): Transporter {
  const { host, port, security, user } = server
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user !== '' && { auth: { user, pass: password ?? '' }, forceAuth: security !== 'none' }),
    ...patience,
  })
  transport.use('compile', (_, done) => done(whyNotNow()))
  return transport
}

function whyNotNow(): Error | null {
  try {
    demandNoTransaction('a letter is sent')
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
