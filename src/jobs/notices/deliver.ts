import { loseDelivery } from '../../actions/requests/lose-delivery.ts'
import { type Channel, NotDelivered } from '../../channels/channel.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import {
  type Delivery,
  isToldByLater,
  loadDelivery,
  markGivenUp,
  markStays,
  markTaken,
  markTrouble,
} from '../../db/notices/outbox.ts'
import { givenUpWith, spare, takenWith } from '../../db/notices/summaries.ts'
import { keptReason } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { isLoose, isReminderOver } from '../../domain/notices/deliveries.ts'
import { canBeRepeated } from '../../domain/notices/haste.ts'
import type { Needless } from '../../domain/notices/needless.ts'
import { gather } from './gather.ts'
import { needlessAmong } from './needless.ts'
import { tellLostElsewhere } from './tell-elsewhere.ts'
import { unreadableAmong } from './unreadable.ts'
import { writtenAnew } from './write-anew.ts'
import { summaryWritten } from './write-summary.ts'

export interface Delivering {
  readonly db: Db
  readonly channels: readonly Channel[]
  readonly now: () => Instant
}

/** Makes one delivery of the outbox, by its way. What passes is thrown, and the queue comes back; what does not is given up. */
export async function deliver(
  delivering: Delivering,
  id: number,
  { isLast }: { readonly isLast: boolean },
): Promise<void> {
  const { db, channels, now } = delivering
  const waiting = await loadDelivery(db, id)
  if (!waiting) return
  if (waiting.gathers) return gather(db, waiting, now())
  const channel = channels.find(({ way }) => way === waiting.way)
  if (!channel) throw new Error(`delivery ${id}: this process has no channel "${waiting.way}"`)
  if (await isSpared(delivering, channel, waiting)) return
  const delivery = await readyToSend(delivering, channel, waiting)
  if (delivery === 'later') return
  if (!delivery) return db.transaction().execute((tx) => endUntold(tx, waiting, now()))
  try {
    const receipt = await channel.send(delivery)
    await db.transaction().execute(async (tx) => {
      await markTaken(tx, delivery, receipt, now())
      if (delivery.kind === 'summary') await takenWith(tx, delivery.id, receipt, now())
    })
  } catch (error) {
    if (!(error instanceof NotDelivered)) throw error
    if (await isSpared(delivering, channel, waiting)) return
    await noteFailure(delivering, delivery, error, isLast)
  }
}

/** What its recipient may read no longer ends here, and what waited and was read or declined meanwhile, or is told by a later one. */
async function isSpared(delivering: Delivering, channel: Channel, waiting: Delivery): Promise<boolean> {
  const why = await whySpared(delivering, channel, waiting)
  if (why === null) return false
  await delivering.db.transaction().execute(async (tx) => {
    await channel.takeBack?.(tx, waiting.id)
    await spare(tx, waiting, why, delivering.now())
  })
  return true
}

async function whySpared(
  { db, channels, now }: Delivering,
  channel: Channel,
  waiting: Delivery,
): Promise<Needless | null> {
  const { noticeId, kind, side, way, hasWaited, request, personId } = waiting
  if (isLoose(kind) || request === null) return null
  const leaving = [{ noticeId, kind, side, request, personId }]
  // On the screen it stands since it was kept, read or not.
  if (!hasWaited || channel.arrive) return (await unreadableAmong(db, leaving)).has(noticeId) ? 'unreadable' : null
  const needless = await needlessAmong(db, leaving, { channels, way, now: now() })
  const isRepeated = canBeRepeated({ kind, stopOfTrade: false }) && (await isToldByLater(db, waiting))
  return needless.get(noticeId) ?? (isRepeated ? 'repeated' : null)
}

/** With the words that hold now; null when there is nothing to tell any more. */
async function readyToSend({ db, channels, now }: Delivering, channel: Channel, waiting: Delivery) {
  if (waiting.kind === 'summary') return summaryWritten({ db, channels, channel, now: now() }, waiting)
  if (waiting.kind === 'reminder' && isReminderOver(waiting, now())) return null
  return writtenAnew({ db, channel, now: now() }, waiting)
}

/** A summary of nothing is no trouble; what was in it and holds no more came too late. */
async function endUntold(tx: Tx, waiting: Delivery, now: Instant): Promise<void> {
  if (waiting.kind !== 'summary') return markGivenUp(tx, waiting, 'too-late', now)
  await spare(tx, waiting, 'unwanted', now)
  await givenUpWith(tx, waiting.id, 'too-late', now)
}

async function noteFailure(
  delivering: Delivering,
  delivery: Delivery,
  error: NotDelivered,
  isLast: boolean,
): Promise<void> {
  const { db } = delivering
  const { why, message: reason } = error
  if (why === 'no_server') return db.transaction().execute((tx) => markStays(tx, delivery))
  if (why === 'passing' && !isLast) {
    await db.transaction().execute((tx) => markTrouble(tx, delivery, reason))
    throw error
  }
  await giveUp(delivering, delivery, { reason, placeIsGone: why === 'gone' })
}

/** Counts like a bounce: an answer that its recipient did not get meets no reaction time; unless another way takes it to him. */
async function giveUp(
  { db, channels, now }: Delivering,
  delivery: Delivery,
  { reason, placeIsGone }: { readonly reason: string; readonly placeIsGone: boolean },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await markGivenUp(tx, delivery, reason, now())
    if (delivery.kind === 'summary') await givenUpWith(tx, delivery.id, reason, now())
    if (await tellLostElsewhere(tx, channels, delivery.id, now())) return
    await loseDelivery({ tx, now: now() }, { delivery: delivery.id, reason: keptReason(reason), placeIsGone })
  })
}
