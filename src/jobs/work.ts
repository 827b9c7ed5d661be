import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import type { EmailHouse } from '../channels/email/index.ts'
import { openReadingRoom, type ReadingRoom } from '../channels/email/reading-room.ts'
import { remembering } from '../channels/email/remembered-names.ts'
import { askNames, type DNSResolver } from '../channels/email/sender-check.ts'
import type { Database } from '../db/engine/database.ts'
import type { FileStore } from '../db/files/file-store.ts'
import type { Instant } from '../domain/ground/instant.ts'
import { deliverLetter } from './mail/deliver-letter.ts'
import { keepBooks, recountLetters } from './mail/keep-books.ts'
import type { Post } from './mail/post.ts'
import { readArrived } from './mail/read-letter.ts'
import { freeStranded } from './notices/free-stranded.ts'
import { noticeJobOf } from './notices/notice-job.ts'
import { tellPeople } from './notices/tell-people.ts'
import { keepQueue } from './queue.ts'
import { tidyUp } from './tidy-up.ts'
import { watchTime } from './watch-time.ts'

export interface Work {
  readonly database: Database
  readonly files: FileStore
  readonly post: Post
  readonly house: EmailHouse
  readonly warn: (error: unknown) => void
}

const letterJob = z.object({ id: z.int() })

interface Tools {
  readonly room: ReadingRoom
  readonly resolve: DNSResolver
  readonly now: () => Instant
}

/** What the queue may hold, by name. */
export function tasksOf({ database, files, post, house, room, resolve, now }: Omit<Work, 'warn'> & Tools): TaskList {
  const { db } = database
  return {
    'deliver-letter': (payload, { job }) =>
      deliverLetter({ db, store: files, post, house, now }, letterJob.parse(payload).id, {
        isLast: job.attempts >= job.max_attempts,
      }),
    'read-letter': (payload, { job }) =>
      readArrived({ db, store: files, house, room, resolve, now }, letterJob.parse(payload).id, {
        isLast: job.attempts >= job.max_attempts,
      }),
    'tell-people': async (payload) => {
      const notice = await noticeJobOf(db, payload)
      if (notice) await tellPeople(db, house, notice, now())
    },
    'free-stranded': () => freeStranded({ db, post, now }),
    'keep-books': () => keepBooks(db),
    'recount-letters': () => recountLetters(db),
    'tidy-up': () => tidyUp(db, files, now()),
  }
}

/** Jobs and the watch over time. Several of these may run against one database. Resolves with a function that stops it. */
export async function startWork({ database, files, post, house, warn }: Work): Promise<() => Promise<void>> {
  const room = openReadingRoom()
  const tasks = tasksOf({ database, files, post, house, room, resolve: remembering(askNames), now: Date.now })
  const stopQueue = await keepQueue({ database, tasks, warn })
  await freeStranded({ db: database.db, post, now: Date.now }).catch(warn)
  const stopWatch = watchTime({ db: database.db, now: Date.now, warn })
  return async () => {
    await Promise.all([stopQueue(), stopWatch()])
    await room.close()
  }
}
