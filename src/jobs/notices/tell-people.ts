import { noteHeld } from '../../actions/requests/note-held.ts'
import type { Channel, Telling } from '../../channels/channel.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { iso } from '../../db/engine/moments.ts'
import { type ChangeToTell, keepNotice, loadTold, remindedSince, type ToldFacts } from '../../db/notices/notices.ts'
import { countSent, insertDelivery } from '../../db/notices/outbox.ts'
import { choicesOf } from '../../db/notices/subscriptions.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { readableAmong } from '../../db/request/requests.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import { type Hearing, hearersOf, isForCustomers } from '../../domain/notices/audience.ts'
import { type Verdict, verdictOn } from '../../domain/notices/gate.ts'
import { kindsIn, messageOf } from '../../domain/notices/notices.ts'
import { waysFor } from '../../domain/notices/ways.ts'
import type { HeldLetter } from '../../domain/request/events.ts'
import { reachedBy, type Standing, standingOf } from './telling.ts'

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
    const standing = await standingOf(tx, order)
    const happening = { kinds: kindsIn(facts.events), by: facts.by?.id ?? null, channel: facts.channel, at: facts.at }
    const hearings = hearersOf(happening, standing.readers)
    if (hearings.length === 0) return
    const reached = new Map<Channel, Awaited<ReturnType<typeof reachedBy>>>()
    for (const channel of channels) reached.set(channel, await reachedBy(tx, channel, standing))
    const choices = await choicesOf(
      tx,
      hearings.map(({ personId }) => personId),
    )
    for (const hearing of hearings) {
      const { personId } = hearing
      const reachable = channels.filter((channel) => reached.get(channel)?.has(personId))
      const ways = waysFor(channels, {
        ...hearing,
        choices: choices.get(personId) ?? [],
        reachable: reachable.map(({ way }) => way),
        lastWroteBy: standing.wrote.find((one) => one.personId === personId)?.way ?? null,
      })
      const places = reachable.flatMap((channel) => {
        const reach = ways.includes(channel.way) ? reached.get(channel)?.get(personId) : undefined
        return reach ? [{ channel, reach }] : []
      })
      if (places.length > 0) await tell(tx, places, { hearing, facts, standing, order, now })
    }
  })
}

interface ToTell {
  readonly hearing: Hearing
  readonly facts: ToldFacts
  readonly standing: Standing
  readonly order: ChangeToTell
  readonly now: Instant
}

type Place = { readonly channel: Channel; readonly reach: Telling['reach'] }

async function tell(tx: Tx, places: readonly Place[], { hearing, facts, standing, order, now }: ToTell): Promise<void> {
  const { personId, kind, side } = hearing
  const person = standing.readers.find(({ id }) => id === personId)
  if (!person) return
  if (kind === 'reminder' && (await remindedSince(tx, order.request, personId, now - DAY / 2))) return
  const messageId = messageOf(kind, facts.events)
  const noticeId = await keepNotice(tx, { ...order, ...hearing, messageId, now })
  const { request, terms } = standing
  const known = await knownTo(tx, personId, facts)
  for (const { channel, reach } of places) {
    await leave(tx, channel, { noticeId, messageId, kind, side, person, reach, request, terms, facts: known, now })
  }
}

/** The main request is named only to recipients who may read it. */
async function knownTo(tx: Tx, personId: number, facts: ToldFacts): Promise<ToldFacts> {
  const { duplicateOf } = facts
  const person = duplicateOf === null ? null : await findByPerson(tx, personId, 'email')
  if (duplicateOf === null || (person && (await readableAmong(tx, person.actor, [duplicateOf])).size > 0)) return facts
  return { ...facts, duplicateOf: null }
}

/** Through the gate into the outbox. */
async function leave(tx: Tx, channel: Channel, telling: Telling): Promise<void> {
  const { noticeId, now, reach } = telling
  const verdict = await gate(tx, channel, telling)
  if (verdict.leaves === 'never') return keptBack(tx, telling, { because: verdict.because, until: null })
  const written = await channel.write(tx, telling)
  if (!written) return
  const notBefore = verdict.leaves === 'later' ? verdict.at : null
  const place = { noticeId, way: channel.way, address: reach.address }
  const isDone = channel.arrivesWhenKept === true && notBefore === null
  const id = await insertDelivery(tx, { ...place, payload: written.payload, now, notBefore, isDone })
  if (id === null) return
  await written.keep?.(tx, { id, notBefore })
  if (notBefore !== null) await keptBack(tx, telling, { because: 'quiet_hours', until: iso(notBefore) })
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
  const { kind, reach, request, now } = telling
  const { quietFrom: from, quietTo: to, zone } = telling.person
  const { limits, way } = channel
  const sent = limits
    ? await countSent(tx, { way, address: reach.address }, kind, now)
    : { withinHour: 0, withinDay: 0 }
  return verdictOn(
    {
      kind,
      ...reach,
      isReadByNoPerson: (await channel.isReadByNoPerson?.(tx, telling)) ?? false,
      stopOfTrade: request.stopOfTrade,
      quiet: from !== null && to !== null ? { from, to, zone } : null,
      limits,
      ...sent,
    },
    now,
  )
}
