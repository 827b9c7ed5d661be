import { noteHeld } from '../../actions/requests/note-held.ts'
import type { Channel, Reach, Telling } from '../../channels/channel.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { iso } from '../../db/engine/moments.ts'
import { noticeDefaults } from '../../db/notices/defaults.ts'
import { type ChangeToTell, keepNotice, loadTold, remindedSince, type ToldFacts } from '../../db/notices/notices.ts'
import { countSent, insertDelivery, lastLeft } from '../../db/notices/outbox.ts'
import { choicesOf } from '../../db/notices/subscriptions.ts'
import { nextSummaryOf, ownSummariesOf } from '../../db/notices/summary-choices.ts'
import { summaryDefaults } from '../../db/notices/summary-defaults.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { readableAmong } from '../../db/request/requests.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import { type Hearing, hearersOf, isForCustomers } from '../../domain/notices/audience.ts'
import { type Verdict, verdictOn } from '../../domain/notices/gate.ts'
import { canBeRepeated } from '../../domain/notices/haste.ts'
import { kindsIn, messageOf } from '../../domain/notices/notices.ts'
import { type SummaryChoice, summaryFor } from '../../domain/notices/rhythm.ts'
import { waysFor } from '../../domain/notices/ways.ts'
import type { HeldLetter } from '../../domain/request/events.ts'
import { policyAt } from '../../domain/terms/policy.ts'
import { silencedBy } from './silenced.ts'
import { type RequestToTell, reachedBy, requestToTell } from './telling.ts'

/**
 * Tells everybody who is to hear of a change, by each way that he hears by. A job that runs twice writes each notice and each
 * delivery once.
 */
export async function tellPeople(
  db: Db,
  channels: readonly Channel[],
  order: ChangeToTell,
  now: Instant,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const facts = await loadTold(tx, order)
    if (!facts) return
    const told = await requestToTell(tx, order)
    const kinds = kindsIn(facts.events)
    for (const { overhear } of channels) await overhear?.(tx, { ...order, kinds, now })
    const happening = { kinds, by: facts.by?.id ?? null, channel: facts.channel, at: facts.at }
    const hearings = hearersOf(happening, told.readers)
    const isMuted = await silencedBy(tx, { ...order, readers: told.readers, kinds, at: facts.at }, now)
    if (hearings.length === 0) return
    const placesFor = await placesOf(tx, channels, { told, hearings, isMuted })
    for (const hearing of hearings) {
      const places = placesFor(hearing)
      if (places.length > 0) await tell(tx, places, { hearing, facts, told, order, now })
    }
  })
}

interface Place {
  readonly channel: Channel
  readonly reach: Reach
}

interface ToPlace {
  readonly told: RequestToTell
  readonly hearings: readonly Hearing[]
  readonly isMuted: (hearing: Hearing) => boolean
}

/** Where each of these people hears: by the ways that he chose or wrote by, as far as they lead to him. */
async function placesOf(tx: Tx, channels: readonly Channel[], { told, hearings, isMuted }: ToPlace) {
  const people = hearings.map(({ personId }) => personId)
  const choices = await choicesOf(tx, people)
  const defaults = await noticeDefaults(tx)
  const reached = new Map<Channel, ReadonlyMap<number, Reach>>()
  for (const channel of channels) reached.set(channel, await reachedBy(tx, channel, told))
  return (hearing: Hearing): Place[] => {
    const { personId } = hearing
    const places = channels.flatMap((channel) => {
      const reach = reached.get(channel)?.get(personId)
      return reach ? [{ channel, reach }] : []
    })
    const reachable = places.map(({ channel }) => channel.way)
    const leadingBack = told.wrote.find((one) => one.personId === personId && reachable.includes(one.way))
    const ways = waysFor(channels, {
      ...hearing,
      roles: told.readers.find(({ id }) => id === personId)?.roles ?? [],
      choices: choices.get(personId) ?? [],
      defaults,
      isMuted: isMuted(hearing),
      reachable,
      lastWroteBy: leadingBack?.way ?? null,
    })
    return places.filter(({ channel }) => ways.includes(channel.way))
  }
}

interface ToTell {
  readonly hearing: Hearing
  readonly facts: ToldFacts
  readonly told: RequestToTell
  readonly order: ChangeToTell
  readonly now: Instant
}

async function tell(tx: Tx, places: readonly Place[], { hearing, facts, told, order, now }: ToTell): Promise<void> {
  const { personId, kind, side } = hearing
  const person = told.readers.find(({ id }) => id === personId)
  if (!person) return
  if (kind === 'reminder' && (await remindedSince(tx, order.request, personId, now - DAY / 2))) return
  const messageId = messageOf(kind, facts.events)
  const noticeId = await keepNotice(tx, { ...order, ...hearing, messageId, now })
  if (noticeId === null) return
  const { request, terms } = told
  const known = await knownTo(tx, personId, facts)
  for (const { channel, reach } of places) {
    await leave(tx, channel, { noticeId, messageId, kind, side, person, reach, request, terms, facts: known, now })
  }
}

/** The main request is named only to recipients who may read it. */
export async function knownTo(tx: Tx, personId: number, facts: ToldFacts): Promise<ToldFacts> {
  const { duplicateOf } = facts
  const person = duplicateOf === null ? null : await findByPerson(tx, personId, 'portal')
  if (duplicateOf === null || (person && (await readableAmong(tx, person.actor, [duplicateOf])).size > 0)) return facts
  return { ...facts, duplicateOf: null }
}

/** Through the gate into the outbox: what is told just now stands for itself alone. */
export async function leave(tx: Tx, channel: Channel, told: Omit<Telling, 'standsFor'>): Promise<void> {
  const telling: Telling = { ...told, standsFor: 1 }
  const { noticeId, now, reach } = telling
  const verdict = await gate(tx, channel, telling)
  if (verdict.leaves === 'never') return keptBack(tx, telling, { because: verdict.because, until: null })
  if (verdict.leaves === 'with_others') return leaveWithOthers(tx, channel, telling, verdict.at)
  const written = await channel.write(tx, telling)
  if (!written) return
  const notBefore = verdict.leaves === 'later' ? verdict.at : null
  const place = { noticeId, way: channel.way, address: reach.address }
  const isDone = channel.arrivesWhenKept === true && notBefore === null
  const id = await insertDelivery(tx, { ...place, payload: written.payload, now, notBefore, isDone })
  if (id === null) return
  await written.keep?.(tx, { id, notBefore })
  const isHeld = verdict.leaves === 'later' && verdict.because === 'quiet_hours'
  if (!isHeld || channel.arrivesWhenKept) return
  await keptBack(tx, telling, { because: 'quiet_hours', until: iso(verdict.at) })
}

/** It is written when its summary is. What brings a message shows there that it waits. */
async function leaveWithOthers(tx: Tx, { way }: Channel, telling: Telling, at: Instant): Promise<void> {
  const { noticeId, messageId, now, reach } = telling
  const place = { noticeId, way, address: reach.address }
  const id = await insertDelivery(tx, { ...place, payload: {}, now, notBefore: at, gathers: true })
  if (id !== null && messageId === null) await keptBack(tx, telling, { because: 'summary', until: iso(at) })
}

/** The support service sees which customer was not written to, and why. */
async function keptBack(
  tx: Tx,
  { noticeId, kind, side, reach, request, now }: Telling,
  why: Pick<HeldLetter, 'because' | 'until'>,
): Promise<void> {
  if (side !== 'customer' || !isForCustomers(kind)) return
  await noteHeld({ tx, now }, request.number, { letter: `n${noticeId}`, kind, to: reach.address, ...why })
}

async function gate(tx: Tx, channel: Channel, telling: Telling): Promise<Verdict> {
  const { kind, reach, request, terms, now, person } = telling
  const { isLimited, way } = channel
  const sent = isLimited
    ? await countSent(tx, { way, address: reach.address }, kind, now)
    : { withinHour: 0, withinDay: 0 }
  const { quietFrom: from, quietTo: to, quietWeekends: weekends, zone } = person
  const quiet = from !== null && to !== null ? { from, to, zone, weekends } : null
  const like = { way, address: reach.address, kind, personId: person.id, request: request.number }
  // The screen shows all of them, by request.
  const isCounted = !channel.arrivesWhenKept && canBeRepeated({ kind, stopOfTrade: request.stopOfTrade })
  const choice = channel.summarise ? await summaryOf(tx, person, way) : null
  return verdictOn(
    {
      kind,
      ...reach,
      isReadByNoPerson: (await channel.isReadByNoPerson?.(tx, telling)) ?? false,
      stopOfTrade: request.stopOfTrade,
      quiet,
      summaryAt: choice ? await nextSummaryOf(tx, { personId: person.id, zone, quiet }, choice, now) : null,
      isAllHeHas: person.copiedSince !== null && !person.isContact && !person.watches,
      limits: isLimited ? policyAt(terms.policies, now).notices : null,
      ...sent,
      lastAt: isCounted ? await lastLeft(tx, like, now) : null,
    },
    now,
  )
}

async function summaryOf(
  tx: Tx,
  { id, isStaff, roles }: Telling['person'],
  way: string,
): Promise<SummaryChoice | null> {
  const standing = { side: isStaff ? 'support' : 'customer', roles, way } as const
  return summaryFor(await ownSummariesOf(tx, id), await summaryDefaults(tx), standing)
}
