import { loseDelivery } from '../../actions/requests/lose-delivery.ts'
import { type Channel, NotDelivered } from '../../channels/channel.ts'
import type { Db } from '../../db/engine/database.ts'
import { type Delivery, loadDelivery, markGivenUp, markStays, markTaken, markTrouble } from '../../db/notices/outbox.ts'
import { keptReason } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { isReminderOver } from '../../domain/notices/deliveries.ts'
import { tellLostElsewhere } from './tell-elsewhere.ts'
import { writtenAnew } from './write-anew.ts'

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
  const channel = channels.find(({ way }) => way === waiting.way)
  if (!channel) throw new Error(`delivery ${id}: this process has no channel "${waiting.way}"`)
  const isOver = waiting.kind === 'reminder' && isReminderOver(waiting, now())
  const delivery = isOver ? null : await writtenAnew({ db, channel, now: now() }, waiting)
  if (!delivery) return db.transaction().execute((tx) => markGivenUp(tx, waiting, 'too-late', now()))
  try {
    const receipt = await channel.send(delivery)
    await db.transaction().execute((tx) => markTaken(tx, delivery, receipt, now()))
  } catch (error) {
    if (!(error instanceof NotDelivered)) throw error
    await noteFailure(delivering, delivery, error, isLast)
  }
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
    if (await tellLostElsewhere(tx, channels, delivery.id, now())) return
    await loseDelivery({ tx, now: now() }, { delivery: delivery.id, reason: keptReason(reason), placeIsGone })
  })
}
