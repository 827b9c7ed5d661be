import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { Recurring } from '../channels/channel.ts'
import { type Database, openPlainPool } from '../db/engine/database.ts'
import { type Locks, openLocks } from '../db/engine/locks.ts'
import { freeJobsOf, type LookAtDead, workersAtWork } from '../db/engine/queue-locks.ts'
import { patiently } from '../db/engine/wait-for-database.ts'
import { scheduleWith } from './schedule.ts'

export interface Queue {
  readonly database: Pick<Database, 'url' | 'db'>
  readonly tasks: TaskList
  readonly schedule: readonly Recurring[]
  /** What guests do about their own jobs when workers have died. */
  readonly lookAtDead: LookAtDead
  readonly warn: (error: unknown) => void
}

/** Milliseconds between two checks for dead workers. */
const ROUND = 1_000

/** Milliseconds that running jobs get to finish when the queue is closed or gives up. */
const FAREWELL = 8_000

interface OwnName {
  /** The id of this process's worker in the queue (`locked_by`); null while it does no jobs. */
  worker: string | null
}

interface Running {
  readonly runner: Runner
  /** Resolves when it will do no more jobs, whether it was told to or gives up by itself. */
  readonly closing: Promise<void>
}

/**
 * Does jobs until it is stopped, also over restarts of the database. Each worker holds a lock as long as it lives; jobs of
 * one that died are done by the others within seconds. Resolves when the first jobs can be done.
 */
export async function keepQueue(queue: Queue): Promise<() => Promise<void>> {
  const stop = new AbortController()
  const pgPool = openPlainPool(queue.database.url, { connections: 6 })
  const own: OwnName = { worker: null }
  const first = await patiently(() => startRunner(queue, pgPool, own))
  const ended = [keepRunning(queue, pgPool, own, first, stop.signal), keepLooking(queue, own, stop.signal)]
  return async () => {
    stop.abort()
    await Promise.all(ended)
    await pgPool.end()
  }
}

async function startRunner(
  { tasks, schedule, warn }: Queue,
  pgPool: ReturnType<typeof openPlainPool>,
  own: OwnName,
): Promise<Running> {
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => {
    own.worker = workerPool.id
  })
  const closing = new Promise<void>((resolve) => events.once('pool:gracefulShutdown', () => resolve()))
  const runner = await run({
    pgPool,
    events,
    concurrency: 4,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') warn(message)
    }),
    parsedCronItems: scheduleWith(schedule),
    taskList: tasks,
    // Unless they are gathered, a job whose end cannot be written down ends the whole process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  return { runner, closing }
}

/** The queue gives up when the database goes away in the wrong moment; then it is opened again. */
async function keepRunning(
  queue: Queue,
  pgPool: ReturnType<typeof openPlainPool>,
  own: OwnName,
  first: Running,
  stop: AbortSignal,
): Promise<void> {
  let running: Running | null = first
  while (!stop.aborted) {
    running ??= await startRunner(queue, pgPool, own).catch(warned(queue))
    if (running) await untilEnded(running, stop).catch(warned(queue))
    running = null
    own.worker = null
    await pause(stop)
  }
}

/** A runner that gave up may wait for ever for a job whose end it cannot store: after the timeout we stop waiting for it. */
async function untilEnded({ runner, closing }: Running, stop: AbortSignal): Promise<void> {
  const end = () => runner.stop().catch(() => undefined)
  stop.addEventListener('abort', end, { once: true })
  const ended = runner.promise.finally(() => stop.removeEventListener('abort', end))
  const patience = new AbortController()
  const tooLong = closing.then(() => delay(FAREWELL, undefined, { signal: patience.signal })).catch(() => undefined)
  await Promise.race([ended, tooLong]).finally(() => patience.abort())
}

async function keepLooking(queue: Queue, own: OwnName, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const locks = await openLocks(queue.database.url, 'worker').catch(warned(queue))
    if (locks) await lookAfterWorkers(queue, own, locks, stop).catch(warned(queue))
    await locks?.close()
    await pause(stop)
  }
}

async function lookAfterWorkers(
  { database: { db }, lookAtDead }: Queue,
  own: OwnName,
  locks: Locks,
  stop: AbortSignal,
): Promise<void> {
  let held: string | null = null
  let missing: readonly string[] = []
  while (!stop.aborted) {
    await locks.check()
    held = await heldInstead(locks, held, own.worker)
    const others = (await workersAtWork(db)).filter((worker) => worker !== own.worker)
    const gone = await goneOf(others, locks)
    // Seen twice: after a restart of the database every worker is without its lock for a moment.
    const dead = gone.filter((worker) => missing.includes(worker))
    if (dead.length > 0) await freeJobsOf(db, dead, lookAtDead)
    missing = gone
    await pause(stop)
  }
}

/** Holds the lock of the present worker id alone: jobs begun under the id before are free for other workers. */
async function heldInstead(locks: Locks, held: string | null, wanted: string | null): Promise<string | null> {
  if (held === wanted) return held
  if (held !== null) await locks.release(held)
  return wanted !== null && (await locks.take(wanted)) ? wanted : null
}

/** Those whose lock is free. */
async function goneOf(workers: readonly string[], locks: Locks): Promise<string[]> {
  const gone: string[] = []
  for (const worker of workers) {
    if (!(await locks.take(worker))) continue
    await locks.release(worker)
    gone.push(worker)
  }
  return gone
}

function warned({ warn }: Queue) {
  return (error: unknown): null => {
    warn(error)
    return null
  }
}

async function pause(stop: AbortSignal): Promise<void> {
  await delay(ROUND, undefined, { signal: stop }).catch(() => undefined)
}
