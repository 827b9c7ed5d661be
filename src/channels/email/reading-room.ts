import { Worker } from 'node:worker_threads'
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
}

interface Waiting {
  readonly bytes: Uint8Array
  readonly deliveredTo: string
  readonly done: (result: ReadLetter) => void
}

/**
 * A letter that takes too long or too much is given up as unreadable and its thread is ended; the next letter gets a new
 * one. Threads are started when they are needed and hold no process open.
 */
export function openReadingRoom({ seats = 2, longest = 5_000, memory = 384 }: RoomLimits = {}): ReadingRoom {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const queue: Waiting[] = []
  let busy = 0

  const next = () => {
    if (busy >= seats) return
    const waiting = queue.shift()
    if (!waiting) return
    busy += 1
    void readOn(living(idle, all) ?? started(all, memory), waiting, longest).then(({ worker, result }) => {
      busy -= 1
      if (worker) idle.push(worker)
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
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}

function living(idle: Worker[], all: ReadonlySet<Worker>): Worker | undefined {
  const worker = idle.pop()
  return worker === undefined || all.has(worker) ? worker : living(idle, all)
}

function started(all: Set<Worker>, memory: number): Worker {
  const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  all.add(worker)
  worker.unref()
  worker.on('error', () => undefined)
  worker.once('exit', () => all.delete(worker))
  return worker
}

interface Outcome {
  /** Null when it has ended. */
  readonly worker: Worker | null
  readonly result: ReadLetter
}

/** The thread is kept only when it answered; while it reads it holds the process open. */
function readOn(worker: Worker, { bytes, deliveredTo }: Waiting, longest: number): Promise<Outcome> {
  worker.ref()
  return new Promise((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(timer)
      worker.off('message', answered).off('error', failed).off('exit', gone)
      worker.unref()
      resolve(outcome)
    }
    const giveUp = (unreadable: string) => {
      settle({ worker: null, result: { unreadable } })
      void worker.terminate()
    }
    const answered = (result: ReadLetter) => settle({ worker, result })
    const failed = (error: unknown) => giveUp(whyItEnded(error))
    const gone = () => giveUp('its reader ended')
    const timer = setTimeout(() => giveUp(`it takes longer than ${longest} ms to read`), longest)
    worker.on('message', answered).on('error', failed).on('exit', gone)
    const own = Uint8Array.from(bytes)
    worker.postMessage({ bytes: own, deliveredTo }, [own.buffer])
  })
}

function whyItEnded(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'it takes too much memory to read'
  return error instanceof Error ? error.message : String(error)
}
