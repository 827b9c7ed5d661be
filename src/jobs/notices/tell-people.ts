import type { Channel, Reach } from '../../channels/channel.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { noticeDefaults } from '../../db/notices/defaults.ts'
import { type ChangeToTell, keepNotices, loadTold, remindedSince, type ToldFacts } from '../../db/notices/notices.ts'
import { choicesOf } from '../../db/notices/subscriptions.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { readableAmong } from '../../db/request/requests.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import { type Hearing, hearersOf } from '../../domain/notices/audience.ts'
import { kindsIn, messageOf } from '../../domain/notices/notices.ts'
import { waysFor } from '../../domain/notices/ways.ts'
import { leave, type ToldNow } from './leave.ts'
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
    const heard = hearings.map((hearing) => ({ hearing, places: placesFor(hearing) }))
    const written = await writeNotices(tx, heard, { facts, told, order, now })
    for (const channel of channels) {
      const tellings = written.flatMap(({ places, ...telling }) =>
        places.flatMap((place) => (place.channel === channel ? [{ ...telling, reach: place.reach }] : [])),
      )
      await leave(tx, channel, tellings)
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

interface Heard {
  readonly hearing: Hearing
  readonly places: readonly Place[]
}

interface ToTell {
  readonly facts: ToldFacts
  readonly told: RequestToTell
  readonly order: ChangeToTell
  readonly now: Instant
}

type Told = Omit<ToldNow, 'reach'> & Pick<Heard, 'places'>

/** The notices of all who are told anywhere; those that were written before, with their deliveries, are left out. */
async function writeNotices(tx: Tx, heard: readonly Heard[], { facts, told, order, now }: ToTell): Promise<Told[]> {
  const due = []
  for (const { hearing, places } of heard) {
    const { personId, kind, side } = hearing
    const person = told.readers.find(({ id }) => id === personId)
    if (places.length === 0 || !person) continue
    if (kind === 'reminder' && (await remindedSince(tx, order.request, personId, now - DAY / 2))) continue
    due.push({ places, person, personId, kind, side, messageId: messageOf(kind, facts.events) })
  }
  if (due.length === 0) return []
  const ids = await keepNotices(tx, order, due, now)
  const { request, terms } = told
  const written = []
  for (const [place, { personId, ...one }] of due.entries()) {
    const noticeId = ids[place] ?? null
    if (noticeId === null) continue
    written.push({ ...one, noticeId, request, terms, facts: await knownTo(tx, personId, facts), now })
  }
  return written
}

/** The main request is named only to recipients who may read it. */
export async function knownTo(tx: Tx, personId: number, facts: ToldFacts): Promise<ToldFacts> {
  const { duplicateOf } = facts
  const person = duplicateOf === null ? null : await findByPerson(tx, personId, 'portal')
  if (duplicateOf === null || (person && (await readableAmong(tx, person.actor, [duplicateOf])).size > 0)) return facts
  return { ...facts, duplicateOf: null }
}
