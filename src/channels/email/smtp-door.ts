import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { LetterEnvelope } from '../../domain/mail/letter.ts'
import { ownAddress } from '../../domain/mail/mailbox.ts'
import type { DoorCertificate } from './door-certificate.ts'

/** A letter in DATA. The client gets its 250 when `keep` has resolved, and not before. */
export interface LetterAtDoor {
  readonly bytes: Buffer
  /** Those of our addresses that it came to, without what stands after the plus. */
  readonly mailboxes: readonly string[]
  readonly envelope: LetterEnvelope
}

export interface DoorSettings {
  /** LMTP answers for each recipient; what is kept is kept for all of them. */
  readonly protocol?: 'smtp' | 'lmtp'
  readonly host: string
  readonly port: number
  readonly addresses: () => Promise<readonly string[]>
  readonly keep: (letter: LetterAtDoor) => Promise<void>
  readonly warn: (error: unknown) => void
  /** With one the server offers STARTTLS; clients that do not use it may send all the same. */
  readonly certificate?: DoorCertificate | null
  readonly limits?: Partial<DoorLimits>
}

export interface DoorLimits {
  readonly letterBytes: number
  /** All letters that are being received at a time. */
  readonly heldBytes: number
  readonly connections: number
  readonly connectionsPerHost: number
  readonly recipients: number
}

const LIMITS: DoorLimits = {
  letterBytes: 52_428_800,
  heldBytes: 268_435_456,
  connections: 100,
  connectionsPerHost: 30,
  recipients: 100,
}

export interface Door {
  readonly port: number
  readonly close: () => Promise<void>
}

/**
 * An SMTP or LMTP server for letters to our own addresses, and for nothing else: it relays nothing. It answers 250 only
 * when the letter is stored, and 451 when that cannot be done.
 */
export async function openSmtpDoor(settings: DoorSettings): Promise<Door> {
  const limits = { ...LIMITS, ...settings.limits }
  const hosts = new Map<string, number>()
  const held = { bytes: 0 }
  const { certificate = null } = settings
  const server = new SMTPServer({
    lmtp: settings.protocol === 'lmtp',
    ...certificate?.first,
    disabledCommands: certificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: limits.letterBytes,
    rejectOversized: true,
    maxClients: limits.connections,
    maxRecipients: limits.recipients,
    maxAllowedUnauthenticatedCommands: 1_000,
    socketTimeout: 120_000,
    closeTimeout: 5_000,
    logger: false,
    onConnect: ({ remoteAddress }, done) => {
      const count = (hosts.get(remoteAddress) ?? 0) + 1
      hosts.set(remoteAddress, count)
      if (count > limits.connectionsPerHost) done(no(421, 'Too many connections from your host, come back later'))
      else showRenewed(server, certificate).then(() => done(null), done)
    },
    onClose: ({ remoteAddress }) => {
      const count = (hosts.get(remoteAddress) ?? 1) - 1
      if (count > 0) hosts.set(remoteAddress, count)
      else hosts.delete(remoteAddress)
    },
    onRcptTo: ({ address }, _session, done) => {
      settings.addresses().then(
        (ours) => done(ownAddress(address, ours) === null ? no(550, 'No such address here, and no relaying') : null),
        (error: unknown) => {
          settings.warn(error)
          done(LATER)
        },
      )
    },
    onData: (stream, session, done) => {
      receive(settings, limits, held, stream, session).then(
        () => done(null, 'The letter is kept'),
        (error: unknown) => {
          if (!isNo(error)) settings.warn(error)
          done(isNo(error) ? error : LATER)
        },
      )
    },
  })
  server.on('error', settings.warn)
  return listening(server, settings)
}

/** The certificate may be renewed while the server runs: the next connection gets the new one. */
async function showRenewed(server: SMTPServer, certificate: DoorCertificate | null): Promise<void> {
  const renewed = await certificate?.renewed()
  if (renewed) server.updateSecureContext({ ...renewed })
}

/** Listens, or throws what stands in the way. */
function listening(server: SMTPServer, { host, port }: DoorSettings): Promise<Door> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => {
      server.server.off('error', reject)
      const address = server.server.address()
      const close = () => new Promise<void>((closed) => server.close(closed))
      resolve({ port: typeof address === 'object' && address ? address.port : port, close })
    })
  })
}

async function receive(
  { addresses, keep }: DoorSettings,
  { heldBytes, letterBytes }: DoorLimits,
  held: { bytes: number },
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<void> {
  let size = 0
  try {
    const chunks: Buffer[] = []
    for await (const chunk of stream) {
      size += chunk.length
      held.bytes += chunk.length
      if (held.bytes > heldBytes) throw no(452, 'Too many letters at a time, come back later')
      if (size <= letterBytes) chunks.push(chunk)
      else chunks.length = 0
    }
    if (size > letterBytes) throw no(552, 'The letter is too large')
    await keep({ bytes: Buffer.concat(chunks), ...destination(session, await addresses()) })
  } finally {
    held.bytes -= size
  }
}

function destination(session: SMTPServerSession, ours: readonly string[]): Omit<LetterAtDoor, 'bytes'> {
  const { rcptTo, mailFrom } = session.envelope
  const to = rcptTo.map(({ address }) => address)
  const mailboxes = [...new Set(to.flatMap((address) => ownAddress(address, ours) ?? []))]
  if (mailboxes.length === 0) throw no(550, 'No such address here, and no relaying')
  const envelope = {
    from: mailFrom ? mailFrom.address : null,
    ip: session.remoteAddress,
    helo: session.hostNameAppearsAs || null,
    user: null,
    to,
  }
  return { mailboxes, envelope }
}

interface No extends Error {
  readonly responseCode: number
}

function no(responseCode: number, text: string): No {
  return Object.assign(new Error(text), { responseCode })
}

function isNo(error: unknown): error is No {
  return error instanceof Error && 'responseCode' in error
}

const LATER = no(451, 'The letter cannot be kept just now, come back later')
