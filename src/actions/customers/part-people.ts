import type { Desk } from '../../db/desk.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { rehearsed } from '../../db/engine/transactions.ts'
import type { GoingOver } from '../../db/foundation/merge-fates.ts'
import { countBack, countMoved, moveRowsBack } from '../../db/foundation/merge-rows.ts'
import { bringBack, countSince, endMerge, findMerge, holdPeople, listMerges } from '../../db/foundation/merges.ts'
import { findCustomer } from '../../db/people/customers.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import { markOf } from '../ground/mark.ts'

type Counts = Partial<Record<GoingOver, number>>

/** What goes back and what cannot, found out by doing it and taking it back. */
export function planParting(db: Db, { actor, now }: Pick<Desk, 'actor' | 'now'>, mergeId: number) {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  return rehearsed(db, (tx) => carryOut({ tx, actor, now }, mergeId))
}

/**
 * Two people who were merged are two again: what went over goes back, as far as nobody has changed it since; what came later
 * stays with who stayed. Refused with `merge.later-first` while somebody was merged with him after that.
 */
export async function partPeople(desk: Desk, { mergeId, mark }: { mergeId: number; mark: string }): Promise<void> {
  if (!mayOnDesk(desk.actor, 'administer')) throw new Refusal('permission.missing')
  const done = await carryOut(desk, mergeId)
  if (done.mark !== mark) throw new Refusal('merge.changed')
  const { kept, gone, goesBack, cannot } = done
  const [before, after] = [{ mergedWith: kept.name }, { mergedWith: null, goesBack, cannot }]
  await recordChange(desk, { subject: 'person', id: gone.id, name: gone.name, before, after })
}

async function carryOut({ tx, actor, now }: Desk, mergeId: number) {
  const merge = await heldMerge(tx, mergeId)
  const went = await countMoved(tx, mergeId)
  await moveRowsBack(tx, merge)
  await bringBack(tx, merge)
  await endMerge(tx, mergeId, { by: actor.personId, now })
  const goesBack = await countBack(tx, merge)
  const [kept, gone] = [await findCustomer(tx, merge.keptId), await findCustomer(tx, merge.goneId)]
  if (!kept || !gone) throw new Refusal('person.not-found')
  const plan = {
    kept: { id: kept.id, name: kept.name },
    gone: { id: gone.id, name: gone.name },
    goesBack,
    cannot: without(went, goesBack),
    since: await countSince(tx, merge.keptId, merge.at),
  }
  return { ...plan, mark: markOf(plan) }
}

async function heldMerge(tx: Tx, mergeId: number) {
  const known = await findMerge(tx, mergeId)
  if (!known) throw new Refusal('merge.not-found')
  await holdPeople(tx, [known.keptId, known.goneId])
  const merge = await findMerge(tx, mergeId)
  if (!merge || merge.undone) throw new Refusal('merge.not-found')
  const later = (await listMerges(tx, merge.keptId)).find(({ id }) => id > mergeId)
  if (later) throw new Refusal('merge.later-first', { name: later.gone.name })
  return merge
}

function without(went: Counts, back: Counts): Counts {
  const left: Counts = {}
  for (const [what, count] of Object.entries(went) as [GoingOver, number][]) {
    const missing = count - (back[what] ?? 0)
    if (missing > 0) left[what] = missing
  }
  return left
}
