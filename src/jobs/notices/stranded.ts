import { noteHeld } from '../../actions/requests/note-held.ts'
import type { Channel } from '../../channels/channel.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { maybeIso } from '../../db/engine/moments.ts'
import { deliverLater } from '../../db/notices/outbox.ts'
import {
  forgetDeadDelivery,
  listStranded,
  markTooLate,
  type Stranded,
  strandedWith,
  waitingForServer,
} from '../../db/notices/stranded.ts'
import { tellLive } from '../../db/request/save.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { isForCustomers } from '../../domain/notices/audience.ts'
import { isTooLate } from '../../domain/notices/deliveries.ts'
import { tellOverdue } from './tell-elsewhere.ts'

export interface Freeing {
  readonly db: Db
  readonly channels: readonly Channel[]
  readonly now: () => Instant
}

/**
 * No delivery is ever stuck: one without an end and without a job gets its job again. One that waited for a server leaves when there
 * is one, unless it waited too long; then it is given up, and the request says so. Rows that a channel keeps of its own are its own matter (`everyMinute`).
 */
export async function freeStranded({ db, channels, now }: Freeing): Promise<void> {
  for (const channel of channels) await channel.everyMinute?.(db)
  await tellOverdue({ db, channels, now })
  const sendable = (await Promise.all(channels.map((channel) => sendableBy(db, channel)))).flat()
  for (const delivery of await listStranded(db, sendable)) {
    await db.transaction().execute((tx) => (isTooLate(delivery, now()) ? giveUp : sendAgain)(tx, delivery, now()))
  }
}

async function sendableBy(db: Db, { way, sendable }: Channel): Promise<readonly number[]> {
  const waiting = await waitingForServer(db, way)
  return sendable && waiting.length > 0 ? sendable(db, waiting) : waiting
}

async function sendAgain(tx: Tx, { id, dueAt }: Stranded): Promise<void> {
  await forgetDeadDelivery(tx, id)
  await deliverLater(tx, id, maybeIso(dueAt))
}

async function giveUp(
  tx: Tx,
  { id, kind, address: to, request, bringsMessage }: Stranded,
  now: Instant,
): Promise<void> {
  if (!(await markTooLate(tx, id, now))) return
  await forgetDeadDelivery(tx, id)
  await tellLive(tx, request, 'delivery.changed')
  if (kind === 'summary') await giveUpGathered(tx, id, now)
  if (request === null || bringsMessage || !isForCustomers(kind)) return
  await noteHeld({ tx, now }, request, { letter: `d${id}`, kind, to, because: 'no_server', until: null })
}

/** With a summary ends what it was to tell. */
async function giveUpGathered(tx: Tx, summary: number, now: Instant): Promise<void> {
  for (const { id, kind, address: to, request, bringsMessage } of await strandedWith(tx, summary)) {
    if (!(await markTooLate(tx, id, now)) || request === null) continue
    await tellLive(tx, request, 'delivery.changed')
    if (bringsMessage || !isForCustomers(kind)) continue
    await noteHeld({ tx, now }, request, { letter: `d${id}`, kind, to, because: 'no_server', until: null })
  }
}
