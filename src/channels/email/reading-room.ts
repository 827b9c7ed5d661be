import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { ReadLetter } from '../../domain/letter.ts'

/** Where letters are read apart from everything else, so that one made to kill takes only its own time and memory. */
export interface ReadingRoom {
  readonly read: (bytes: Uint8Array, deliveredTo: string) => Promise<ReadLetter>
  readonly close: () => Promise<void>
}

export interface RoomLimits {
  /** Letters that are read at once. */
  readonly seats?: number
  /** Milliseconds a letter may take (PROMISES.md 18). */
  readonly longest?: number
  /** Megabytes a letter may take beside its own bytes. */
  readonly memory?: number
  /** Milliseconds after which a reader that nobody needs gives its memory back. */
  readonly restless?: number
}

interface Waiting {
  readonly bytes: Uint8Array
  readonly deliveredTo: string
  readonly done: (result: ReadLetter) => void
}

/**
 * A letter that takes too long or too much is given up as unreadable and its reader is killed; the next letter gets a new
 * one. Readers are processes, since a thread that runs out of memory takes the others along. They are started when they
 * are needed and hold no process open.
 */
export function openReadingRoom({
  seats = 2,
  longest = 5_000,
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
    busy += 1
    void readBy(living(idle, all) ?? started(all, memory), waiting, longest).then(({ reader, result }) => {
      busy -= 1
      if (reader) idle.set(reader, leavingAfter(restless, reader, idle))
      waiting.done(result)
      next()
    })
  }
  return {
    read: (bytes, deliveredTo) =>
      new Promise((done) => {
        queue.push({ bytes, deliveredTo, done })
        next()
      }),
    close: async () => {
      for (const reader of all) reader.kill('SIGKILL')
    },
  }
}

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

/** While it reads it holds the process open, else it does not. */
function rest(reader: ChildProcess): void {
  reader.unref()
  reader.channel?.unref()
}

function work(reader: ChildProcess): void {
  reader.ref()
  reader.channel?.ref()
}

interface Outcome {
  /** Null when it has ended. */
  readonly reader: ChildProcess | null
  readonly result: ReadLetter
}

interface Answer {
  readonly result: ReadLetter
  /** It has grown large and is not to be asked again. */
  readonly isSpent: boolean
}

/** The reader is kept only when it answered, and did not grow too large over it. */
function readBy(reader: ChildProcess, { bytes, deliveredTo }: Waiting, longest: number): Promise<Outcome> {
  work(reader)
  return new Promise((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(timer)
      reader.off('message', answered).off('exit', gone)
      rest(reader)
      resolve(outcome)
    }
    const giveUp = (unreadable: string) => {
      settle({ reader: null, result: { unreadable } })
      reader.kill('SIGKILL')
    }
    const answered = ({ result, isSpent }: Answer) => {
      settle({ reader: isSpent ? null : reader, result })
      if (isSpent) reader.kill('SIGKILL')
    }
    const gone = () => giveUp('it takes too much memory to read')
    const timer = setTimeout(() => giveUp(`it takes longer than ${longest} ms to read`), longest)
    reader.on('message', answered).on('exit', gone)
    reader.send({ bytes, deliveredTo }, (error) => error && giveUp(error.message))
  })
}
