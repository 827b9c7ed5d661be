import type { Db } from '../../db/engine/database.ts'
import { callbacksTo } from '../../db/phone/callbacks.ts'
import { type CallersPlace, callersBehind, type KnownCaller, placesOfCaller } from '../../db/phone/candidates.ts'
import { type CurrentCall, currentCalls } from '../../db/phone/current.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { promiseFor } from '../requests/promise-for.ts'

interface Asking {
  readonly db: Db
  readonly actor: Actor
  readonly now: Instant
}

/** So many candidates of a call are told with their terms. */
const MOST = 6

/** The calls on his screen, each with those who may be calling, whether their contracts let them, and what is open for them. */
export async function cardsOf(asking: Asking) {
  const { db, actor, now } = asking
  const calls = await currentCalls(db, actor, now)
  const waiting = await callbacksTo(
    db,
    calls.flatMap(({ number }) => number ?? []),
  )
  return Promise.all(
    calls.map(async (call) => ({
      ...call,
      candidates: await candidatesOf(asking, call),
      callback: waiting.find(({ number }) => number === call.number) ?? null,
    })),
  )
}

async function candidatesOf(asking: Asking, { number, personId }: CurrentCall) {
  const callers = await callersBehind(asking.db, asking.actor, { number, chosen: personId })
  const places = await Promise.all(
    callers.map(async (caller) => {
      const found = await placesOfCaller(asking.db, asking.actor, caller.id)
      return found.map((place) => ({ caller, place }))
    }),
  )
  return Promise.all(
    places
      .flat()
      .slice(0, MOST)
      .map(({ caller, place }) => candidateAt(asking, caller, place)),
  )
}

/** The terms are those of filing: a service is not known yet, so it is the default one. */
async function candidateAt(asking: Asking, { id, name, lastCallAt }: KnownCaller, place: CallersPlace) {
  const { contract, closedWays, reactionDueAt, resolutionDueAt } = await promiseFor(asking, {
    personId: id,
    venueId: place.venue?.id,
    urgency: 'medium',
    stopOfTrade: false,
  })
  const isPhoneOpen = !closedWays.includes('phone')
  return {
    person: { id, name },
    ...place,
    lastCallAt,
    contract: { name: contract.name, isPhoneOpen, reactionDueAt, resolutionDueAt },
  }
}
