import type { Channel } from '../../channels/channel.ts'
import type { Db } from '../../db/engine/database.ts'
import { loadTold } from '../../db/notices/notices.ts'
import { type Delivery, rewriteDelivery } from '../../db/notices/outbox.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { announcesMoments, isLoose } from '../../domain/notices/deliveries.ts'
import { reachedBy, requestToTell } from './telling.ts'

export interface Rewriting {
  readonly db: Db
  readonly channel: Channel
  readonly now: Instant
}

/**
 * What waited in the outbox says what holds when it leaves: a closing that is over by now, or a question that was answered, is not
 * announced. Null when there is nothing to tell any more.
 */
export async function writtenAnew({ db, channel, now }: Rewriting, delivery: Delivery): Promise<Delivery | null> {
  const { kind, side, request: number, change, personId, noticeId, messageId } = delivery
  if (isLoose(kind) || number === null || change === null || personId === null) return delivery
  if (!announcesMoments(delivery, now)) return delivery
  return db.transaction().execute(async (tx) => {
    const facts = await loadTold(tx, { request: number, change })
    const told = facts && (await requestToTell(tx, { request: number, change }))
    const person = told?.readers.find(({ id }) => id === personId)
    if (!facts || !told || !person) return delivery
    const reach = (await reachedBy(tx, channel, told)).get(personId)
    // The address stays as it was written. If the recipient has it no more, we cannot tell whether it was proven, so it counts as unproven.
    const place = { address: delivery.address, isProven: false, isFailing: false }
    const telling = {
      noticeId,
      messageId,
      kind,
      side,
      person,
      reach: reach?.address === delivery.address ? reach : place,
      request: told.request,
      terms: told.terms,
      facts,
      now,
    }
    const written = await channel.write(tx, telling)
    if (!written) return null
    await rewriteDelivery(tx, delivery.id, written.payload)
    return { ...delivery, payload: written.payload }
  })
}
