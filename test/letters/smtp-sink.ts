import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Taken {
  readonly to: readonly string[]
  readonly from: string
  readonly bytes: Buffer
  readonly mail: Email
  /** By their names in lower case; of repeated ones the last. */
  readonly headers: Readonly<Record<string, string>>
}

/** What the server says to a recipient instead of taking the letter. */
export interface Refusing {
  readonly code: number
  readonly words: string
}

/** A real SMTP server on a free port that keeps what it is given, and refuses whom it is told to. */
export async function smtpSink() {
  const taken: Taken[] = []
  const refusals = new Map<string, Refusing>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      const refusal = refusals.get(address)
      if (!refusal) return done()
      done(Object.assign(new Error(refusal.words), { responseCode: refusal.code }))
    },
    onData: (stream, { envelope }, done) => {
      buffer(stream)
        .then(async (bytes) => {
          const mail = await PostalMime.parse(bytes)
          const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]))
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
          taken.push({ to: envelope.rcptTo.map(({ address }) => address), from, bytes, mail, headers })
          done(null)
        })
        .catch(done)
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    taken,
    takenFor: (address: string) => taken.filter(({ to }) => to.includes(address)),
    refuse: (address: string, refusal: Refusing | null) =>
      refusal === null ? refusals.delete(address) : refusals.set(address, refusal),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
