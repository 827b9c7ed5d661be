import type { Task, TaskList } from 'graphile-worker'
import { z } from 'zod'
import { publishDue } from '../actions/catalogue/move-version.ts'
import { turnDealers } from '../actions/customers/change-dealer.ts'
import { endViewsOver } from '../actions/sessions/view-as.ts'
import type { Channel, Guest, GuestJob } from '../channels/channel.ts'
import type { Database } from '../db/engine/database.ts'
import type { LookAtDead } from '../db/engine/queue-locks.ts'
import type { FileStore } from '../db/files/file-store.ts'
import { addUpOpen } from '../db/request/desk-counts.ts'
import type { Instant } from '../domain/ground/instant.ts'
import { importStep } from './imports/import-step.ts'
import { deliver } from './notices/deliver.ts'
import { noticeJobOf } from './notices/notice-job.ts'
import { keepQueueingUntold } from './notices/queue-untold.ts'
import { freeStranded } from './notices/stranded.ts'
import { tellPeople } from './notices/tell-people.ts'
import { keepQueue } from './queue.ts'
import { raiseHandovers } from './raise-handovers.ts'
import { tellOldFacts } from './tell-old-facts.ts'
import { tidyUp } from './tidy-up.ts'
import { watchTime } from './watch-time.ts'

export interface Work {
  readonly database: Database
  readonly files: FileStore
  readonly channels: readonly Channel[]
  /** Who moves in without telling people anything; left out: nobody. */
  readonly guests?: readonly Guest[]
  readonly warn: (error: unknown) => void
}

const deliveryJob = z.object({ id: z.int() })

/** The jobs of the queue by name: those of the core, and those of every guest. */
export function tasksOf({
  database,
  files,
  channels,
  guests = [],
  now,
}: Omit<Work, 'warn'> & { readonly now: () => Instant }): TaskList {
  const { db } = database
  const make = taskOf((payload, attempt) => deliver({ db, channels, now }, deliveryJob.parse(payload).id, attempt))
  return {
    deliver: make,
    // Queued before deliveries had other ways than mail; such jobs may lie in the queue over an upgrade.
    'deliver-letter': make,
    'tell-people': async (payload) => {
      const change = await noticeJobOf(db, payload)
      if (change) await tellPeople(db, channels, change, now())
    },
    'free-stranded': () => freeStranded({ db, channels, now }),
    'tell-old-facts': () => tellOldFacts(db),
    'import-step': async (payload) => importStep({ db, files, now }, deliveryJob.parse(payload).id),
    'end-views': async () => void (await endViewsOver(db, now())),
    'publish-services': async () => void (await publishDue(db, now())),
    'raise-handovers': () => raiseHandovers(db, now()),
    'add-up-open': () => addUpOpen(db),
    'turn-dealers': async () => void (await turnDealers(db, now())),
    'tidy-up': () => tidyUp(db, files, now()),
    ...Object.fromEntries(
      [...channels, ...guests].flatMap(({ jobs = {} }) =>
        Object.entries(jobs).map(([name, job]) => [name, taskOf(job)]),
      ),
    ),
  }
}

function taskOf(job: GuestJob): Task {
  return (payload, { job: { attempts, max_attempts: most } }) => job(payload, { isLast: attempts >= most })
}

/** Jobs and the watch over time. Several of these may run against one database. Resolves with a function that stops it. */
export async function startWork({ database, files, channels, guests = [], warn }: Work): Promise<() => Promise<void>> {
  const tasks = tasksOf({ database, files, channels, guests, now: Date.now })
  const schedule = [...channels, ...guests].flatMap((guest) => guest.schedule ?? [])
  const lookAtDead: LookAtDead = async (tx, workers) => {
    for (const channel of channels) await channel.workersDied?.(tx, workers)
  }
  const stopQueue = await keepQueue({ database, tasks, schedule, lookAtDead, warn })
  await freeStranded({ db: database.db, channels, now: Date.now }).catch(warn)
  const stopQueueing = keepQueueingUntold({ database, now: Date.now, warn })
  const stopWatch = watchTime({ db: database.db, now: Date.now, warn })
  return async () => {
    await Promise.all([stopQueue(), stopQueueing(), stopWatch()])
  }
}
