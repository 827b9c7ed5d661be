import { createTransport } from 'nodemailer'
import type { MailServer } from '../../domain/mailbox.ts'

const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 15_000 }

/** Whether letters can leave with these settings, as far as signing in goes; throws why not. Nothing is sent. */
export async function trySending({ host, port, security, user }: MailServer, password: string): Promise<void> {
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user !== '' && { auth: { user, pass: password } }),
    ...PATIENCE,
  })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}
