import { setTimeout as delay } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import { demandNoTransaction } from '../../db/engine/transactions.ts'
import type { MailServer } from '../../domain/mail/mailbox.ts'
import { type FailedStep, MailServerFailure, seenThroughTls } from './mail-server-failure.ts'

export interface ImapAccount {
  readonly server: MailServer
  readonly password: string
  readonly folder: string
}

export interface FetchedLetter {
  readonly uid: number
  readonly bytes: Buffer
}

/** A folder on an IMAP server, selected. Any error closes the connection; the worker opens another one. */
export interface ImapWire {
  readonly uidValidity: number
  /** Letters above this UID that came on that day or later, in order. */
  readonly uidsAbove: (uid: number, since: Date | null) => Promise<number[]>
  readonly sizesOf: (uids: readonly number[]) => Promise<Map<number, number>>
  /** Letters as they lie on the server, or only their beginnings. A letter that was expunged meanwhile is not among them. */
  readonly fetch: (uids: readonly number[], mostBytes?: number) => Promise<FetchedLetter[]>
  readonly markSeen: (uids: readonly number[]) => Promise<void>
  /** Resolves when the server tells of something new, or after a while; then it has proven that it still answers. */
  readonly news: (within: number) => Promise<void>
  readonly close: () => void
}

/** How long a server may be silent when it owes an answer. A cut cable is noticed by it. */
const PATIENCE = 20_000
/** A server that answers with more than this in one piece is broken or means harm. */
const LARGEST_ANSWER = 160_000_000

/** The package is large, and a process that only serves pages opens no mailbox: it is loaded for the first one. */
async function clientFor(account: ImapAccount, patience: number): Promise<ImapFlow> {
  const { ImapFlow: Client } = await import('imapflow')
  return new Client(optionsOf(account, patience))
}

export async function openImap(account: ImapAccount, patience: number = PATIENCE): Promise<ImapWire> {
  demandNoTransaction('a mailbox is opened')
  const client = await clientFor(account, patience)
  const broken = brokenWith(client, account.server)
  try {
    const { uidValidity } = await opened(client, account, { readOnly: false })
    return wireOf(client, account.folder, Number(uidValidity), broken)
  } catch (error) {
    client.close()
    throw error
  }
}

/** Short: an administrator waits for the answer at his screen. */
const PATIENCE_OF_A_TRIAL = 12_000

/** Whether letters can be received with these settings; throws why not. Changes nothing on the server. */
export async function tryReceiving(
  account: ImapAccount,
  patience: number = PATIENCE_OF_A_TRIAL,
): Promise<{ readonly letters: number }> {
  demandNoTransaction('a mailbox is tried')
  const client = await clientFor(account, patience)
  client.on('error', () => undefined) // the command that runs next rejects with the same error
  try {
    const { exists } = await opened(client, account, { readOnly: true })
    return { letters: exists }
  } finally {
    client.close()
  }
}

/** Signs in and opens the folder; throws what is wrong with server, account or folder. */
async function opened(client: ImapFlow, { server, folder }: ImapAccount, how: { readonly readOnly: boolean }) {
  await client.connect().catch(async (error) => {
    client.close()
    throw await seenThroughTls(failureOf(error, server), server)
  })
  return client.mailboxOpen(folder, how).catch((error) => {
    throw failureOf(error, server, 'folder')
  })
}

function optionsOf({ server, password }: ImapAccount, patience: number) {
  return {
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    ...(server.security !== 'tls' && { doSTARTTLS: server.security === 'starttls' }),
    auth: { user: server.user, pass: password },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    maxLiteralSize: LARGEST_ANSWER,
    maxResponseSize: LARGEST_ANSWER * 2,
    clientInfo: { name: 'Okno' },
  } as const
}

/** Rejects when the connection ends, from either side. */
function brokenWith(client: ImapFlow, server: MailServer): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    client.on('error', (error) => reject(failureOf(error, server)))
    client.on('close', () => reject(MailServerFailure.hungUp(server)))
  })
  broken.catch(() => undefined)
  return broken
}

function wireOf(client: ImapFlow, folder: string, uidValidity: number, broken: Promise<never>): ImapWire {
  let isFresh = false
  let wake: () => void = () => undefined
  client.on('exists', () => {
    isFresh = true
    wake()
  })
  const orBroken = <T>(answer: Promise<T>): Promise<T> => Promise.race([answer, broken])

  return {
    uidValidity,
    uidsAbove: async (uid, since) => {
      isFresh = false
      const asked = { uid: `${uid + 1}:*`, ...(since && { since }) }
      const found = await orBroken(client.search(asked, { uid: true }))
      if (!found) throw new Error('the mail server does not tell which letters it has')
      return found.filter((each) => each > uid).toSorted((one, other) => one - other)
    },
    sizesOf: async (uids) => {
      const rows = await orBroken(client.fetchAll([...uids].join(','), { uid: true, size: true }, { uid: true }))
      return new Map(rows.map(({ uid, size = 0 }) => [uid, size]))
    },
    fetch: async (uids, mostBytes) => {
      const source = mostBytes === undefined ? true : { start: 0, maxLength: mostBytes }
      const rows = await orBroken(client.fetchAll(uids.join(','), { uid: true, source }, { uid: true }))
      return rows
        .flatMap(({ uid, source: bytes }) => (bytes === undefined ? [] : [{ uid, bytes }]))
        .toSorted((one, other) => one.uid - other.uid)
    },
    markSeen: async (uids) => {
      await orBroken(client.messageFlagsAdd(uids.join(','), ['\\Seen'], { uid: true, silent: true }))
    },
    news: async (within) => {
      if (isFresh) return
      const stop = new AbortController()
      const told = new Promise<void>((resolve) => {
        wake = resolve
      })
      client.idle().catch(() => undefined) // when it fails the connection is closed, or we look again by the clock
      const timeIsUp = delay(within, true, { signal: stop.signal }).catch(() => false)
      const isQuiet = await orBroken(Promise.race([told.then(() => false), timeIsUp])).finally(() => stop.abort())
      if (isQuiet) await demandSameNumbers(client, folder, uidValidity, orBroken)
    },
    close: () => client.close(),
  }
}

/** A server that numbers its letters anew under our feet has to be opened again. */
async function demandSameNumbers(
  client: ImapFlow,
  folder: string,
  known: number,
  orBroken: <T>(answer: Promise<T>) => Promise<T>,
): Promise<void> {
  const status = await orBroken(client.status(folder, { uidValidity: true }))
  if (!status || Number(status.uidValidity) !== known) throw new Error('the mail server numbers its letters anew')
}

/** The library marks where it was refused, and keeps the server's own words apart from the error's text. */
function failureOf(error: unknown, server: MailServer, fallback: FailedStep = null): MailServerFailure {
  const { tlsFailed, authenticationFailed, responseText, responseStatus }: Record<string, unknown> = {
    ...Object(error),
  }
  const isRefused = responseStatus === 'NO' || responseStatus === 'BAD'
  const step = tlsFailed ? 'tls' : authenticationFailed ? 'sign-in' : isRefused ? fallback : null
  return MailServerFailure.of(error, { server, step, words: typeof responseText === 'string' ? responseText : '' })
}
