import type { Tx } from '../../db/engine/database.ts'
import { nudge } from '../../db/engine/live.ts'
import { endReached } from '../../db/phone/callbacks.ts'
import { holdCall, type KeptCall, keepCall } from '../../db/phone/calls.ts'
import { ownerOfNumber } from '../../db/phone/candidates.ts'
import { ownersOfExtensions, showCards, shownTo, takersOf, teamOfRoute } from '../../db/phone/cards.ts'
import { eventsOf, type KeptDelivery, type KnownEvent, keepEvent, noteHeard } from '../../db/phone/events.ts'
import { type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { type Call, callOf } from '../../domain/phone/call.ts'
import { askForCallback } from './ask-for-callback.ts'

export interface Delivery extends KeptDelivery {
  /** At least one; several of one delivery may belong to several calls. */
  readonly events: readonly KnownEvent[]
  /** Null, or the administrator to whom alone these calls are shown. */
  readonly trialOf: number | null
}

/** What an exchange tells so long afterwards rings nobody any more: it came out of a queue, or was heard and said again by somebody. */
const LATE: number = 5 * MINUTE

/**
 * Takes what an exchange told, each event once, whatever order they come in: kept, and the call made anew out of everything that is
 * known of it. Whose screens show it hears of it when the transaction is committed.
 */
export async function takeCallEvents(tx: Tx, delivery: Delivery): Promise<void> {
  const { exchangeId, trialOf, now } = delivery
  // In one order everywhere: deliveries that tell of the same calls wait for each other instead of for both.
  const keys = [...new Set(delivery.events.map(({ callKey }) => callKey))].sort()
  for (const callKey of keys) {
    const kept = await holdCall(tx, { exchangeId, callKey, trialOf }, now)
    let isNew = false
    for (const [place, event] of delivery.events.entries()) {
      if (event.callKey !== callKey) continue
      const outcome = isLate(event, now) ? 'late' : 'taken'
      isNew = (await keepEvent(tx, delivery, { place, callId: kept.id, outcome, event })) || isNew
    }
    if (isNew) await makeCall(tx, kept, now)
  }
  // The last of all: other deliveries of the exchange wait for that row as briefly as can be.
  await noteHeard(tx, exchangeId, now)
}

function isLate({ sign, at }: KnownEvent, now: Instant): boolean {
  return sign === 'ringing' && at !== null && now - at > LATE
}

/** The call as its events make it now, and everything that follows; the row is held. */
export async function makeCall(tx: Tx, kept: KeptCall, now: Instant): Promise<void> {
  const events = await eventsOf(tx, kept.id)
  if (events.length === 0) return
  const call = callOf(events, now)
  const lastHeard = Math.max(...events.map(({ heardAt }) => heardAt))
  const { number } = call.caller
  const personId = kept.personId ?? (number === null ? null : await ownerOfNumber(tx, number))
  const teamId = await teamOfRoute(tx, kept.exchangeId, call)
  const specialistId = await whoSpeaks(tx, kept, call)
  await keepCall(tx, kept.id, { call, lastHeard, personId, teamId, specialistId })
  if (call.direction === 'in' && call.state === 'ringing' && now - call.startedAt <= LATE)
    await showCards(tx, kept.id, await ringsFor(tx, kept, call, teamId))
  if (specialistId !== null) await showCards(tx, kept.id, [specialistId])
  if (kept.trialOf === null && number !== null) {
    const { answeredAt } = call
    if (answeredAt !== null) await endReached(tx, { number, callId: kept.id, by: specialistId, at: answeredAt, now })
    if (call.result === 'missed' && kept.result !== 'missed' && personId !== null)
      await askForCallback(tx, { callId: kept.id, number, personId, teamId, at: call.endedAt ?? now })
  }
  await nudge(tx, await shownTo(tx, kept.id), 'call.changed')
}

async function whoSpeaks(
  tx: Tx,
  { trialOf, specialistId }: KeptCall,
  { speaking, state }: Call,
): Promise<number | null> {
  if (speaking === null) return specialistId
  if (trialOf !== null) return state === 'talking' ? trialOf : specialistId
  return (await ownersOfExtensions(tx, [speaking])).get(speaking) ?? specialistId
}

/** The owners of the telephones that ring; while none of ours does, who takes the calls of its queue, else the first line. */
async function ringsFor(tx: Tx, { trialOf }: KeptCall, { ringing }: Call, teamId: number | null): Promise<number[]> {
  if (trialOf !== null) return [trialOf]
  const owners = [...(await ownersOfExtensions(tx, ringing)).values()]
  return owners.length > 0 ? owners : takersOf(tx, teamId)
}
