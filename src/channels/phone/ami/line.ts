import { once } from 'node:events'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { connect as connectTls } from 'node:tls'
import { demandNoTransaction } from '../../../db/engine/transactions.ts'
import type { Milliseconds } from '../../../domain/ground/instant.ts'
import { type AmiBlock, AmiGarbage, blockReader } from './blocks.ts'
import { AmiTrouble, type AmiUser, signIn, type Talk, talkOver } from './talk.ts'

export interface AmiServer extends AmiUser {
  readonly host: string
  readonly port: number
  readonly tls: boolean
  /** In PEM: whose word on the server's name is taken besides those whose word is taken everywhere. */
  readonly authorities?: readonly string[]
}

/** How long one waits, where a test does not wait so long. */
export interface AmiTimes {
  /** Before the `attempt`-th try in a row, from 1. */
  readonly before: (attempt: number) => Milliseconds
  readonly pingEvery: Milliseconds
  /** For the connection, the banner and each answer. */
  readonly patience: Milliseconds
}

export const USUAL_TIMES: AmiTimes = {
  before: (attempt) => Math.min(30_000, 1_000 * 2 ** (attempt - 1)),
  pingEvery: 25_000,
  patience: 10_000,
}

export type AmiState =
  | { readonly is: 'connecting' }
  | { readonly is: 'listening' }
  /** Tried again after a pause, whatever was wrong: keys are mended on the side of the exchange, too. */
  | { readonly is: 'lost'; readonly trouble: 'refused' | 'unreachable'; readonly why: string }

/** Who listens on a line. */
export interface Ears {
  /** Signed in: what is asked first. Events that come meanwhile are heard before it ends. */
  readonly opened: (talk: Talk) => Promise<void>
  /** An event that answers nothing asked here. The next one waits for it, the exchange waits with it. */
  readonly hear: (event: AmiBlock) => void | Promise<void>
  readonly said: (state: AmiState) => void
  /** No talk any more. */
  readonly closed: () => void
  readonly stop: AbortSignal
}

/**
 * Holds a line to the manager interface of an Asterisk, and takes it up again when it breaks, after growing pauses. Resolves when it is
 * stopped; rejects only when what listens rejects.
 */
export async function holdLine(server: AmiServer, ears: Ears, times: AmiTimes = USUAL_TIMES): Promise<void> {
  let attempt = 0
  while (!ears.stop.aborted) {
    ears.said({ is: 'connecting' })
    const trouble = await oneConnection(server, ears, times, () => {
      attempt = 0
    })
    if (ears.stop.aborted) return
    ears.said({ is: 'lost', ...trouble })
    attempt += 1
    await pause(times.before(attempt), undefined, { signal: ears.stop }).catch(() => undefined)
  }
}

type Trouble = Omit<Extract<AmiState, { readonly is: 'lost' }>, 'is'>

/** From the connection to its end; resolves with why it ended. */
async function oneConnection(server: AmiServer, ears: Ears, times: AmiTimes, isUp: () => void): Promise<Trouble> {
  const stopped = new AbortController()
  const socket = dial(server)
  // An error of the socket is told by whoever reads from it.
  socket.on('error', () => undefined)
  const hangUp = () => socket.destroy()
  ears.stop.addEventListener('abort', hangUp)
  const talk = talkOver((text) => socket.write(text), times.patience)
  try {
    await connected(socket, server.tls, AbortSignal.any([ears.stop, AbortSignal.timeout(times.patience)]))
    const reading = { isBusy: false, hasBanner: Promise.withResolvers<void>() }
    const read = readFrom(socket, talk, ears, reading)
    const hold = holding(talk, { server, ears, times, reading, isUp, stop: stopped.signal })
    for (const one of [read, hold]) one.catch(() => undefined)
    await Promise.race([read, hold])
    return { trouble: 'unreachable', why: 'the exchange closed the line' }
  } catch (error) {
    if (error instanceof DeafEar) throw error.cause
    return troubleOf(error)
  } finally {
    stopped.abort()
    socket.destroy()
    ears.stop.removeEventListener('abort', hangUp)
    talk.end(new AmiTrouble('over', 'the line to the exchange is closed'))
    ears.closed()
  }
}

function dial({ host, port, tls, authorities = [] }: AmiServer): Socket {
  demandNoTransaction(`an Asterisk is asked at ${host}`)
  if (!tls) return connectPlain({ host, port })
  return connectTls({
    host,
    port,
    ...(isIP(host) === 0 && { servername: host }),
    ...(authorities.length > 0 && { ca: [...authorities] }),
  })
}

async function connected(socket: Socket, tls: boolean, enough: AbortSignal): Promise<void> {
  try {
    await once(socket, tls ? 'secureConnect' : 'connect', { signal: enough })
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'AbortError'
    throw isLate ? new AmiTrouble('silent', 'the exchange does not answer') : error
  }
  socket.setNoDelay(true)
}

/** What listens failed: it is not the line that is broken. */
class DeafEar extends Error {}

interface Reading {
  /** An event is being heard: that the exchange says nothing is our doing. */
  isBusy: boolean
  readonly hasBanner: PromiseWithResolvers<void>
}

async function readFrom(socket: Socket, talk: Talk, ears: Ears, reading: Reading): Promise<void> {
  const reader = blockReader()
  const pieces: AsyncIterable<Buffer> = socket
  for await (const piece of pieces) {
    const blocks = reader.push(piece)
    if (reader.banner() !== null && reader.broken() === null) reading.hasBanner.resolve()
    for (const block of blocks) {
      if (ears.stop.aborted) return
      if (talk.take(block) || !block.has('event')) continue
      reading.isBusy = true
      try {
        await ears.hear(block)
      } catch (error) {
        throw new DeafEar('', { cause: error })
      }
      reading.isBusy = false
    }
    const broken = reader.broken()
    if (broken !== null) throw broken
  }
}

interface Holding {
  readonly server: AmiServer
  readonly ears: Ears
  readonly times: AmiTimes
  readonly reading: Reading
  readonly isUp: () => void
  readonly stop: AbortSignal
}

/** Signs in, and asks every now and then whether somebody is there: a line that is cut in the middle says nothing by itself. */
async function holding(talk: Talk, { server, ears, times, reading, isUp, stop }: Holding): Promise<void> {
  await within(reading.hasBanner.promise, times.patience, stop)
  await signIn(talk, server, server.tls)
  isUp()
  ears.said({ is: 'listening' })
  await openedTo(ears, talk)
  while (!stop.aborted) {
    await pause(times.pingEvery, undefined, { signal: stop })
    if (!reading.isBusy) await ping(talk, reading)
  }
}

async function openedTo(ears: Ears, talk: Talk): Promise<void> {
  try {
    await ears.opened(talk)
  } catch (error) {
    throw error instanceof AmiTrouble ? error : new DeafEar('', { cause: error })
  }
}

async function ping(talk: Talk, reading: Reading): Promise<void> {
  try {
    await talk.ask([['Action', 'Ping']])
  } catch (error) {
    if (!reading.isBusy) throw error
  }
}

async function within(done: Promise<void>, patience: Milliseconds, stop: AbortSignal): Promise<void> {
  const late = pause(patience, undefined, { signal: stop }).then(() => {
    throw new AmiTrouble('silent', 'what answers there is no manager interface')
  })
  late.catch(() => undefined)
  await Promise.race([done, late])
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof AmiTrouble)
    return { trouble: error.kind === 'refused' ? 'refused' : 'unreachable', why: error.message }
  if (error instanceof AmiGarbage) return { trouble: 'unreachable', why: error.message }
  if (!(error instanceof Error)) return { trouble: 'unreachable', why: 'no answer' }
  return { trouble: 'unreachable', why: 'code' in error ? String(error.code) : error.name }
}
