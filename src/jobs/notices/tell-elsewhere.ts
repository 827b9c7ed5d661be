import type { Channel } from '../../channels/channel.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { noticeDefaults } from '../../db/notices/defaults.ts'
import { mutesOf } from '../../db/notices/mutes.ts'
import { loadTold } from '../../db/notices/notices.ts'
import { dropDeliveryJob, findOverdue, isOfRequest, type Overdue, overdueBy } from '../../db/notices/other-way.ts'
import { markGivenUp } from '../../db/notices/outbox.ts'
import { choicesOf } from '../../db/notices/subscriptions.ts'
import { spare } from '../../db/notices/summaries.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { isMuted } from '../../domain/notices/mute.ts'
import type { Needless } from '../../domain/notices/needless.ts'
import { waysInstead } from '../../domain/notices/ways.ts'
import { leave } from './leave.ts'
import { needlessAmong } from './needless.ts'
import { knownTo } from './tell-people.ts'
import { reachedBy, requestToTell } from './telling.ts'

export interface Elsewhere {
  readonly db: Db
  readonly channels: readonly Channel[]
  readonly now: () => Instant
}

/** What a way could not deliver within its patience is told by another one, and is not sent by the first any more. */
export async function tellOverdue({ db, channels, now }: Elsewhere): Promise<void> {
  for (const { way, patience, takeBack } of channels) {
    if (!patience) continue
    for (const overdue of await overdueBy(db, way, now() - (await patience()))) {
      await db.transaction().execute(async (tx) => {
        const needless = await whyOverdueIsNeedless(tx, channels, overdue, now())
        if (needless === null && !(await tellElsewhere(tx, channels, overdue, now()))) return
        await takeBack?.(tx, overdue.id)
        await dropDeliveryJob(tx, overdue.id)
        if (needless) await spare(tx, overdue, needless, now())
        else await markGivenUp(tx, overdue, 'told by another way', now())
      })
    }
  }
}

/** The same for one delivery that its way has given up; false: it is lost, since no other way leads to the person. */
export async function tellLostElsewhere(
  tx: Tx,
  channels: readonly Channel[],
  delivery: number,
  now: Instant,
): Promise<boolean> {
  const lost = await findOverdue(tx, delivery)
  const channel = channels.find(({ way }) => way === lost?.way)
  if (lost === null || channel?.patience === undefined) return false
  return (await whyOverdueIsNeedless(tx, channels, lost, now)) !== null || tellElsewhere(tx, channels, lost, now)
}

/** What its hearer has read, declined or may read no longer is told by no other way. */
async function whyOverdueIsNeedless(
  tx: Tx,
  channels: readonly Channel[],
  { kind, side, noticeId, way, request, personId }: Overdue,
  now: Instant,
): Promise<Needless | null> {
  if (!isOfRequest(kind) || request === null) return null
  const leaving = [{ noticeId, kind, side, request, personId }]
  return (await needlessAmong(tx, leaving, { channels, way, now })).get(noticeId) ?? null
}

async function tellElsewhere(tx: Tx, channels: readonly Channel[], lost: Overdue, now: Instant): Promise<boolean> {
  const { request, change, personId, kind, side, noticeId, messageId } = lost
  if (request === null || change === null || personId === null || !isOfRequest(kind)) return false
  const facts = await loadTold(tx, { request, change })
  if (!facts) return false
  const told = await requestToTell(tx, { request, change })
  const person = told.readers.find(({ id }) => id === personId)
  if (!person) return false
  const others = channels.filter(({ way }) => way !== lost.way)
  const places = []
  for (const channel of others) {
    const reach = (await reachedBy(tx, channel, told)).get(personId)
    if (reach) places.push({ channel, reach })
  }
  const choices = (await choicesOf(tx, [personId])).get(personId) ?? []
  const reachable = places.map(({ channel }) => channel.way)
  const mutes = await mutesOf(tx, request)
  const ways = waysInstead(others, {
    kind,
    side,
    roles: person.roles,
    choices,
    defaults: await noticeDefaults(tx),
    isMuted: isMuted(mutes.get(personId) ?? null, { kind, side }, { kinds: [], at: facts.at }, now),
    reachable,
    lastWroteBy: null,
  })
  const known = await knownTo(tx, personId, facts)
  const { request: current, terms } = told
  for (const { channel, reach } of places.filter((place) => ways.includes(place.channel.way))) {
    await leave(tx, channel, [
      { noticeId, messageId, kind, side, person, reach, request: current, terms, facts: known, now },
    ])
  }
  return ways.length > 0
}
