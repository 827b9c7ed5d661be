import { noteHeld } from '../../actions/requests/note-held.ts'
import type { Channel, Telling, Written } from '../../channels/channel.ts'
import type { Tx } from '../../db/engine/database.ts'
import { iso } from '../../db/engine/moments.ts'
import { countSent, insertDeliveries, insertDelivery, lastLeft } from '../../db/notices/outbox.ts'
import { nextSummaryOf, ownSummariesOf } from '../../db/notices/summary-choices.ts'
import { summaryDefaults } from '../../db/notices/summary-defaults.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { isForCustomers } from '../../domain/notices/audience.ts'
import { type Verdict, verdictOn } from '../../domain/notices/gate.ts'
import { canBeRepeated } from '../../domain/notices/haste.ts'
import { type SummaryChoice, type SummaryDefault, summaryFor } from '../../domain/notices/rhythm.ts'
import type { HeldLetter } from '../../domain/request/events.ts'
import { policyAt } from '../../domain/terms/policy.ts'

/** What is told just now stands for itself alone. */
export type ToldNow = Omit<Telling, 'standsFor'>

/** Through the gate into the outbox, by one way. */
export async function leave(tx: Tx, channel: Channel, told: readonly ToldNow[]): Promise<void> {
  const tellings = told.map((telling): Telling => ({ ...telling, standsFor: 1 }))
  // Where the gate counts what a place was told before, each notice is kept before the next one is looked at.
  const isUncounted = channel.arrive !== undefined && !channel.isLimited
  const turns = isUncounted ? [tellings] : tellings.map((telling) => [telling])
  const defaults = channel.summarise && told.length > 0 ? await summaryDefaults(tx) : []
  for (const turn of turns) {
    const leaving = []
    for (const telling of turn) {
      const one = await leavingNow(tx, { channel, defaults }, telling)
      if (one) leaving.push(one)
    }
    await keepLeaving(tx, channel, leaving)
  }
}

interface By {
  readonly channel: Channel
  readonly defaults: readonly SummaryDefault[]
}

interface Leaving {
  readonly telling: Telling
  readonly written: Written
  readonly notBefore: Instant | null
  readonly isHeld: boolean
}

/** What goes into the outbox by itself; null: nothing, or together with others. */
async function leavingNow(tx: Tx, by: By, telling: Telling): Promise<Leaving | null> {
  const { channel } = by
  const verdict = await gate(tx, by, telling)
  if (verdict.leaves === 'never') {
    await keptBack(tx, telling, { because: verdict.because, until: null })
    return null
  }
  if (verdict.leaves === 'with_others') {
    await leaveWithOthers(tx, channel, telling, verdict.at)
    return null
  }
  const written = await channel.write(tx, telling)
  if (!written) return null
  const isLater = verdict.leaves === 'later'
  const isHeld = isLater && verdict.because === 'quiet_hours'
  return { telling, written, notBefore: isLater ? verdict.at : null, isHeld }
}

async function keepLeaving(tx: Tx, channel: Channel, leaving: readonly Leaving[]): Promise<void> {
  const { way, arrive } = channel
  const ids = await insertDeliveries(
    tx,
    leaving.map(({ telling: { noticeId, reach, now }, written: { payload }, notBefore }) => {
      const isDone = arrive !== undefined && notBefore === null
      return { noticeId, way, address: reach.address, payload, now, notBefore, isDone }
    }),
  )
  const kept = leaving.flatMap((one, place) => {
    const id = ids[place] ?? null
    return id === null ? [] : [{ ...one, id }]
  })
  if (arrive) {
    if (kept.length > 0) await arrive(tx, kept)
    return
  }
  for (const { id, telling, written, notBefore, isHeld } of kept) {
    await written.keep?.(tx, { id, notBefore })
    if (isHeld && notBefore !== null) await keptBack(tx, telling, { because: 'quiet_hours', until: iso(notBefore) })
  }
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

async function gate(tx: Tx, { channel, defaults }: By, telling: Telling): Promise<Verdict> {
  const { kind, reach, request, terms, now, person } = telling
  const { isLimited, way } = channel
  const sent = isLimited
    ? await countSent(tx, { way, address: reach.address }, kind, now)
    : { withinHour: 0, withinDay: 0 }
  const { quietFrom: from, quietTo: to, quietWeekends: weekends, zone } = person
  const quiet = from !== null && to !== null ? { from, to, zone, weekends } : null
  const like = { way, address: reach.address, kind, personId: person.id, request: request.number }
  // The screen shows all of them, by request.
  const isCounted = !channel.arrive && canBeRepeated({ kind, stopOfTrade: request.stopOfTrade })
  const choice = channel.summarise ? await summaryOf(tx, { way, defaults }, person) : null
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
  { way, defaults }: { readonly way: string; readonly defaults: readonly SummaryDefault[] },
  { id, isStaff, roles }: Telling['person'],
): Promise<SummaryChoice | null> {
  const standing = { side: isStaff ? 'support' : 'customer', roles, way } as const
  return summaryFor(await ownSummariesOf(tx, id), defaults, standing)
}
