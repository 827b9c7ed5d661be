import type { Channel } from '../../channels/channel.ts'
import type { Db } from '../../db/engine/database.ts'
import { loadTold } from '../../db/notices/notices.ts'
import { countStoodFor, type Delivery, rewriteDelivery } from '../../db/notices/outbox.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { announcesMoments, isLoose } from '../../domain/notices/deliveries.ts'
import { canBeRepeated } from '../../domain/notices/haste.ts'
import { knownTo } from './tell-people.ts'
import { reachedBy, requestToTell } from './telling.ts'

export interface Rewriting {
  readonly db: Db
  readonly channel: Channel
  readonly now: Instant
}

/** What waited for its turn, or for the morning, can be the last of several. */
function canStandForOthers({ kind, hasWaited }: Delivery): boolean {
  return hasWaited && !isLoose(kind) && canBeRepeated({ kind, stopOfTrade: false })
}

/**
 * What waited in the outbox says what holds when it leaves: a closing that is over by now, or a question that was answered, is not
 * announced, and what is the last of several says of how many. Null when there is nothing to tell any more.
 */
export async function writtenAnew({ db, channel, now }: Rewriting, delivery: Delivery): Promise<Delivery | null> {
  const { kind, side, request: number, change, personId, noticeId, messageId } = delivery
  if (isLoose(kind) || number === null || change === null || personId === null) return delivery
  const standsFor = canStandForOthers(delivery) ? await countStoodFor(db, delivery) : 1
  if (standsFor === 1 && !announcesMoments(delivery, now)) return delivery
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
      facts: await knownTo(tx, personId, facts),
      standsFor,
      now,
    }
    const written = await channel.write(tx, telling)
    if (!written) return null
    await rewriteDelivery(tx, delivery.id, written.payload)
    return { ...delivery, payload: written.payload }
  })
}
