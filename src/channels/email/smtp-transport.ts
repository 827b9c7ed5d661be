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
 * The way out through a mail server; without a user nobody signs in. Where TLS protects the password, a server that does
 * not ask for it is told it all the same: nobody is to find out later that he was not signed in.
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
