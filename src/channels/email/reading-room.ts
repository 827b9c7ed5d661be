import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { demandNoTransaction } from '../../db/engine/transactions.ts'
import type { ReadLetter } from '../../domain/mail/letter.ts'
import { type DNSResolver, LONGEST_ASKING } from './asking-names.ts'
import { readBy, rest } from './reading.ts'
import type { ReadingOrder, Understood } from './reading-words.ts'

/** Where letters are read apart from everything else, so that one made to kill takes only its own time and memory. */
export interface ReadingRoom {
  readonly read: (bytes: Uint8Array, deliveredTo: string) => Promise<ReadLetter>
  /** Reads a letter and finds out who wrote it; names are asked here. */
  readonly understand: (order: ReadingOrder, resolve: DNSResolver) => Promise<Understood>
  readonly close: () => Promise<void>
}

export interface RoomLimits {
  /** Letters that are read at once; those that only wait for names do not count. */
  readonly seats?: number
  /** Milliseconds a letter may take (docs/product.md#mail-rules). */
  readonly longest?: number
  /** Milliseconds that may go by until it is known who wrote it, the names' own time included. */
  readonly longestCheck?: number
  /** Megabytes a letter may take beside its own bytes. */
  readonly memory?: number
  /** Milliseconds after which an idle reading process is ended. */
  readonly restless?: number
}

interface Waiting {
  readonly order: ReadingOrder
  readonly resolve: DNSResolver
  readonly done: (result: Understood) => void
  readonly failed: (error: unknown) => void
}

/**
 * A letter that takes too long or too much is given up as unreadable and its reader is killed; the next letter gets a new
 * one. Readers are processes, since a thread that runs out of memory takes the others along. They are started when they
 * are needed and hold no process open.
 */
export function openReadingRoom({
  seats = 2,
  longest = 5_000,
  longestCheck = longest + LONGEST_ASKING,
  memory = 256,
  restless = 60_000,
}: RoomLimits = {}): ReadingRoom {
  const idle = new Map<ChildProcess, NodeJS.Timeout>()
  const all = new Set<ChildProcess>()
  const queue: Waiting[] = []
  let busy = 0

  const next = () => {
    if (busy >= seats) return
    const waiting = queue.shift()
    if (!waiting) return
    const leaveSeat = seated()
    void readBy(living(idle, all) ?? started(all, memory), waiting, { longest, longestCheck, asking: leaveSeat })
      .then(({ reader, result }) => {
        if (reader) idle.set(reader, leavingAfter(restless, reader, idle))
        waiting.done(result)
      }, waiting.failed)
      .finally(leaveSeat)
  }
  const seated = () => {
    busy += 1
    let sits = true
    return () => {
      if (!sits) return
      sits = false
      busy -= 1
      next()
    }
  }
  const understand: ReadingRoom['understand'] = async (order, resolve) => {
    demandNoTransaction('a letter is read')
    return new Promise((done, failed) => {
      queue.push({ order, resolve, done, failed })
      next()
    })
  }
  return {
    understand,
    read: async (bytes, deliveredTo) => (await understand({ bytes, deliveredTo, way: null }, nobodyAsks)).read,
    close: async () => {
      for (const reader of all) reader.kill('SIGKILL')
    },
  }
}

const nobodyAsks: DNSResolver = async () => []

function living(idle: Map<ChildProcess, NodeJS.Timeout>, all: ReadonlySet<ChildProcess>): ChildProcess | undefined {
  for (const [reader, leaving] of idle) {
    clearTimeout(leaving)
    idle.delete(reader)
    if (all.has(reader)) return reader
  }
  return undefined
}

function leavingAfter(ms: number, reader: ChildProcess, idle: Map<ChildProcess, NodeJS.Timeout>): NodeJS.Timeout {
  const leave = () => {
    idle.delete(reader)
    reader.kill('SIGKILL')
  }
  return setTimeout(leave, ms).unref()
}

function started(all: Set<ChildProcess>, memory: number): ChildProcess {
  const reader = fork(join(import.meta.dirname, 'reading-process.ts'), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${memory}`],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  all.add(reader)
  rest(reader)
  reader.on('error', () => undefined)
  reader.once('exit', () => all.delete(reader))
  return reader
}
