import type { Desk } from '../../db/desk.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { rehearsed } from '../../db/engine/transactions.ts'
import { countLeft, countMoved, moveRows, type Pair } from '../../db/foundation/merge-rows.ts'
import { countReadable, holdPeople, insertMerge, readableBeyond, retire } from '../../db/foundation/merges.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { findCustomer, type KeptCustomer } from '../../db/people/customers.ts'
import { lockOwner } from '../../db/people/identities.ts'
import { deleteHalfSignIns } from '../../db/people/second-factors.ts'
import { endWaysIn } from '../../db/people/staff.ts'
import { type Actor, mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import { markOf } from '../ground/mark.ts'
import { heldCustomer } from './keep-customer.ts'

export interface Merging {
  readonly keptId: number
  readonly goneId: number
}

/** What a merge does, counted; `mark`: of two that do the same it is the same. */
export type MergePlan = Awaited<ReturnType<typeof carryOut>>

/** What a merge would do, found out by doing it and taking it back. */
export function planMerge(db: Db, { actor, now }: Pick<Desk, 'actor' | 'now'>, merging: Merging): Promise<MergePlan> {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  return rehearsed(db, (tx) => carryOut({ tx, actor, now }, merging))
}

/**
 * Two people of customers become one: what belongs to the one who goes goes over, and he comes in no more. Refused with
 * `merge.changed` when it would do something else than what was on the screen.
 */
export async function mergePeople(
  desk: Desk,
  { mark, ...merging }: Merging & { readonly mark: string },
): Promise<number> {
  if (!mayOnDesk(desk.actor, 'administer')) throw new Refusal('permission.missing')
  const done = await carryOut(desk, merging)
  if (done.mark !== mark) throw new Refusal('merge.changed')
  const { kept, gone, goesOver, reading } = done
  const after = { mergedWith: kept.name, goesOver, readsMore: reading.more }
  await recordChange(desk, { subject: 'person', id: gone.id, name: gone.name, before: {}, after })
  return done.id
}

async function carryOut({ tx, actor, now }: Desk, { keptId, goneId }: Merging) {
  if (keptId === goneId) throw new Refusal('merge.same-person')
  await holdArrivals(tx, [keptId, goneId])
  await holdPeople(tx, [keptId, goneId])
  const [kept, gone] = [await heldCustomer(tx, keptId), await heldCustomer(tx, goneId)]
  if (kept.archivedAt !== null) throw new Refusal('merge.kept-archived', { name: kept.name })
  const before = await actorOf(tx, kept)
  const read = before ? await countReadable(tx, before) : 0
  const beyond = before && { actor: before, some: await readBy(tx, gone, before) }
  const pair = await insertMerge(tx, { keptId, goneId, by: actor.personId, now })
  await moveRows(tx, pair)
  await retire(tx, pair, now)
  await endWaysIn(tx, goneId, now)
  await deleteHalfSignIns(tx, goneId)
  const after = await actorOf(tx, kept)
  const more = after ? (await countReadable(tx, after)) - read : 0
  return told(tx, pair, { kept, gone, reading: { more, some: more > 0 && beyond ? beyond.some : [] } })
}

/** What arrives from one of their addresses meanwhile is theirs before, or of who stays afterwards: of nobody who has gone. */
async function holdArrivals(tx: Tx, ids: readonly number[]): Promise<void> {
  const found = await Promise.all(ids.map((id) => findCustomer(tx, id)))
  const places = found.flatMap((person) => person?.addresses ?? [])
  for (const place of places.toSorted((a, b) => a.id - b.id)) await lockOwner(tx, place)
}

interface Told {
  readonly kept: KeptCustomer
  readonly gone: KeptCustomer
  readonly reading: { readonly more: number; readonly some: readonly { number: number; subject: string }[] }
}

async function told(tx: Tx, pair: Pair, { kept, gone, reading }: Told) {
  const plan = {
    kept: { id: kept.id, name: kept.name },
    gone: { id: gone.id, name: gone.name },
    goesOver: await countMoved(tx, pair.mergeId),
    remains: await countLeft(tx, pair),
    addresses: gone.addresses.map(({ value }) => value),
    codeLeft: kept.externalCode === null ? null : gone.externalCode,
    reading,
  }
  return { ...plan, id: pair.mergeId, mark: markOf(plan) }
}

async function actorOf(tx: Tx, { id }: KeptCustomer): Promise<Actor | null> {
  return (await findByPerson(tx, id, 'portal'))?.actor ?? null
}

/** The last requests that come to the one from the other, whose places count even if he is archived. */
async function readBy(tx: Tx, gone: KeptCustomer, kept: Actor) {
  const own = await actorOf(tx, gone)
  const alone = { ...kept, personId: gone.id, roles: [], organisationIds: [], venueIds: [], dealerIds: [] }
  return readableBeyond(tx, own ?? alone, kept)
}
