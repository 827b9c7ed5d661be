import type { Channel, SummedRequest } from '../../channels/channel.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { retime } from '../../db/notices/held.ts'
import { loadTold } from '../../db/notices/notices.ts'
import { type Delivery, rewriteDelivery } from '../../db/notices/outbox.ts'
import { type Gathered, gatheredIn, spare } from '../../db/notices/summaries.ts'
import { findByPerson, type SignedIn } from '../../db/people/actors.ts'
import { loadRow } from '../../db/request/request-list.ts'
import { readableAmong } from '../../db/request/requests.ts'
import { isStaff } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { isOpen, isResolved, waitsForCustomer } from '../../domain/ground/status.ts'
import { inOrder } from '../../domain/notices/summary.ts'
import { endOfQuiet } from '../../domain/people/quiet-hours.ts'
import { needlessAmong } from './needless.ts'
import { knownTo } from './tell-people.ts'

export interface Summarising {
  readonly db: Db
  readonly channels: readonly Channel[]
  readonly channel: Channel
  readonly now: Instant
}

/**
 * Writes a summary with what holds when it leaves, also when it is tried again; what its recipient has read or declined meanwhile, or may
 * read no longer, is not in it. `null`: nothing is left to tell. `later`: it is quiet for him again, and the summary leaves in the morning.
 */
export async function summaryWritten(
  { db, channels, channel, now }: Summarising,
  summary: Delivery,
): Promise<Delivery | 'later' | null> {
  const { summarise, way } = channel
  if (!summarise) throw new Error(`delivery ${summary.id}: the channel "${way}" tells nothing in a summary`)
  return db.transaction().execute(async (tx) => {
    const reader = summary.personId === null ? null : await findByPerson(tx, summary.personId, 'portal')
    if (!reader) return null
    const { locale, zone, quiet } = reader.person
    const morning = quiet && endOfQuiet({ ...quiet, zone }, now)
    if (morning !== null) {
      await retime(tx, summary.id, morning)
      return 'later'
    }
    const told = await stillToTell(tx, await gatheredIn(tx, summary.id), { channels, way, reader, now })
    const requests = inOrder(await summedOf(tx, told, reader.actor.personId))
    const payload = summarise({ person: { locale, zone, isStaff: isStaff(reader.actor) }, requests, now })
    if (payload) await rewriteDelivery(tx, summary.id, payload)
    return payload && { ...summary, payload }
  })
}

interface Telling {
  readonly channels: readonly Channel[]
  readonly way: string
  readonly reader: SignedIn
  readonly now: Instant
}

/** Without what needs no telling any more; that ends here. A summary leads to pages: who is in copy alone can open none. */
async function stillToTell(
  tx: Tx,
  gathered: readonly Gathered[],
  { reader, ...leaving }: Telling,
): Promise<Gathered[]> {
  const { actor } = reader
  const { personId } = actor
  const readable = await readableAmong(tx, actor, [...new Set(gathered.map(({ request }) => request))])
  const waiting = gathered.map((one) => ({ ...one, personId }))
  const needless = await needlessAmong(tx, waiting, leaving)
  const left: Gathered[] = []
  for (const one of gathered) {
    const why = readable.has(one.request) ? needless.get(one.noticeId) : 'unreadable'
    if (why === undefined) left.push(one)
    else await spare(tx, one, why, leaving.now)
  }
  return left
}

async function summedOf(tx: Tx, gathered: readonly Gathered[], personId: number) {
  const summed = []
  for (const [request, notices] of Map.groupBy(gathered, (one) => one.request)) {
    const told = []
    for (const { kind, change } of notices) {
      const facts = await loadTold(tx, { request, change })
      if (facts) told.push({ kind, facts: await knownTo(tx, personId, facts) })
    }
    const row = await loadRow(tx, personId, request)
    const side = notices.at(-1)?.side ?? 'customer'
    if (told.length > 0) summed.push({ ...standingOf(row, side), request: row, side, told, newestAt: newestOf(told) })
  }
  return summed
}

function standingOf({ status, rating, stopOfTrade, priority }: SummedRequest['request'], side: SummedRequest['side']) {
  const isCustomersTurn = waitsForCustomer(status) || (isResolved(status) && rating === null)
  return { stopOfTrade, priority, isOpen: isOpen(status), isReadersTurn: side === 'customer' && isCustomersTurn }
}

function newestOf(told: SummedRequest['told']): Instant {
  return Math.max(...told.map(({ facts }) => facts.at))
}
