import type { Tx } from '../../db/engine/database.ts'
import { nudge } from '../../db/engine/live.ts'
import { endReached, holdNumber } from '../../db/phone/callbacks.ts'
import { holdCall, type KeptCall, keepCall, keepRecording } from '../../db/phone/calls.ts'
import { ownerOfNumber } from '../../db/phone/candidates.ts'
import { ownersOfExtensions, showCards, shownTo, takersOf, teamOfRoute } from '../../db/phone/cards.ts'
import { eventsOf, type KeptDelivery, type KnownEvent, keepEvent, noteHeard } from '../../db/phone/events.ts'
import { DAY, type Instant, MINUTE } from '../../domain/ground/instant.ts'
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
    const news: KnownEvent[] = []
    for (const [place, told] of delivery.events.entries()) {
      if (told.callKey !== callKey) continue
      const event = withoutWildTimes(told, now)
      const outcome = isLate(event, now) ? 'late' : 'taken'
      if (await keepEvent(tx, delivery, { place, callId: kept.id, outcome, event })) news.push(event)
    }
    if (news.length > 0) await takeNews(tx, kept, { news, now })
  }
  // The last of all: other deliveries of the exchange wait for that row as briefly as can be.
  await noteHeard(tx, exchangeId, now)
}

/** A clock that is behind by a day, or ahead by minutes, tells nothing: when the event came counts then. */
function withoutWildTimes(event: KnownEvent, now: Instant): KnownEvent {
  const sane = (at: Instant | null) => (at !== null && now - at <= DAY && at - now <= LATE ? at : null)
  return { ...event, at: sane(event.at), startedAt: sane(event.startedAt) }
}

interface News {
  readonly news: readonly KnownEvent[]
  readonly now: Instant
}

/** Of a call that was over long ago only its recording is new: what it was made of may be forgotten by now. */
async function takeNews(tx: Tx, kept: KeptCall, { news, now }: News): Promise<void> {
  if (kept.endedAt === null || now - Date.parse(kept.endedAt) < DAY) {
    return makeCall(tx, kept, { now, rings: news.some((event) => event.sign === 'ringing' && !isLate(event, now)) })
  }
  const recording = news.find((event) => event.recording !== null)?.recording ?? null
  if (recording !== null) await keepRecording(tx, kept.id, recording)
}

function isLate({ sign, at }: KnownEvent, now: Instant): boolean {
  return sign === 'ringing' && at !== null && now - at > LATE
}

interface Making {
  readonly now: Instant
  /** A telephone began to ring, or the caller came into a queue, just now. */
  readonly rings: boolean
}

/** The call as its events make it now, and everything that follows; the row is held. */
export async function makeCall(tx: Tx, kept: KeptCall, { now, rings }: Making): Promise<void> {
  const events = await eventsOf(tx, kept.id)
  if (events.length === 0) return
  const call = callOf(events, now)
  const { number } = call.caller
  const personId = kept.personId ?? (number === null ? null : await ownerOfNumber(tx, number))
  const teamId = await teamOfRoute(tx, kept.exchangeId, call)
  const specialistId = await whoSpeaks(tx, kept, call)
  await keepCall(tx, kept.id, { call, personId, teamId, specialistId })
  if (call.direction === 'in' && call.state === 'ringing' && rings)
    await showCards(tx, kept.id, await ringsFor(tx, kept, call, teamId))
  if (specialistId !== null) await showCards(tx, kept.id, [specialistId])
  if (kept.trialOf === null && number !== null) {
    await holdNumber(tx, number)
    const { answeredAt } = call
    if (answeredAt !== null) await endReached(tx, { number, callId: kept.id, by: specialistId, at: answeredAt, now })
    if (call.result === 'missed' && kept.result !== 'missed' && personId !== null)
      await askForCallback(tx, {
        callId: kept.id,
        number,
        personId,
        teamId,
        at: Math.min(call.endedAt ?? now, now),
        now,
      })
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
