import type { Desk } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import {
  findContract,
  insertKeptContract,
  isNumberTaken,
  type KeptContract,
  lockContract,
  updateContract,
} from '../../db/terms/contract-book.ts'
import { findHoursNow } from '../../db/terms/hours-book.ts'
import { allRulesOf } from '../../db/terms/level-book.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { ContractState } from '../../domain/terms/contract-state.ts'
import { recordChange } from '../audit/record-change.ts'
import type { CheckQuestion } from './change-hours.ts'
import { carryOut, demandSeenPlan, type Edit, planOf, type RecountOrder, toldPlan } from './recount.ts'

/** What other terms would do to the open requests of a contract: those of other hours or of another level. */
export async function checkContract(
  { tx, actor, now }: Desk,
  id: number,
  given: ContractState,
  question: CheckQuestion,
) {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await findContract(tx, id)
  if (!kept) throw new Refusal('contract.not-found')
  const draft = await inHoursNow(tx, given)
  demandPossible(kept, draft)
  const at = question.at ?? now
  const plan = await planOf(tx, await editOf(tx, kept, draft), { at, now, hold: 'seen' })
  return toldPlan(tx, actor, plan, question.offset)
}

export interface ContractOrder extends RecountOrder {
  /** The revision that the draft was made of. */
  readonly revision: number
}

/** Other terms of a contract. Whom and what it covers is asked when a request is filed: those that are open stay under it. */
export async function changeContract(
  desk: Desk,
  id: number,
  given: ContractState,
  order: ContractOrder,
): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await lockContract(tx, id)
  if (!kept) throw new Refusal('contract.not-found')
  if (kept.revision !== order.revision) throw new Refusal('terms.changed')
  const draft = await inHoursNow(tx, given)
  demandPossible(kept, draft)
  if (await isNumberTaken(tx, draft.number, id)) throw new Refusal('contract.number-taken')
  const plan = await demandSeenPlan(desk, await editOf(tx, kept, draft), order)
  await updateContract(tx, kept, draft)
  await carryOut(desk, plan, order)
  const after = { ...stateOf(draft), open: order.open, reason: order.reason }
  await recordChange(desk, { subject: 'contract', id, name: nameOf(draft), before: stateOf(kept), after })
}

/** A new contract, a copy or a renewal. */
export async function addContract(desk: Desk, given: ContractState): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const draft = await inHoursNow(tx, given)
  demandPossible(null, draft)
  if (await isNumberTaken(tx, draft.number, null)) throw new Refusal('contract.number-taken')
  const id = await insertKeptContract(tx, draft)
  await recordChange(desk, { subject: 'contract', id, name: nameOf(draft), before: null, after: stateOf(draft) })
  return id
}

/** There is one agreement for whoever has no contract: it is active, has no end and covers everything. */
function demandPossible(
  kept: KeptContract | null,
  { state, endsOn, startsOn, coversAllServices }: ContractState,
): void {
  if (endsOn !== null && endsOn < startsOn) throw new Refusal('input.invalid', { field: 'endsOn' })
  if (!kept?.isDefault) return
  if (state !== 'active' || endsOn !== null || !coversAllServices) throw new Refusal('contract.is-default')
  if (startsOn > kept.startsOn) throw new Refusal('contract.is-default')
}

async function editOf(db: Db, kept: KeptContract, draft: ContractState): Promise<Edit> {
  const hours = kept.hoursId === draft.hoursId ? undefined : (await findHoursNow(db, draft.hoursId))?.hours
  const rules = kept.levelId === draft.levelId ? undefined : await allRulesOf(db, draft.levelId)
  return { under: { contractId: kept.id }, edit: { hours, rules } }
}

/** In those hours that stand in by now for the ones that were chosen. */
async function inHoursNow(db: Db, draft: ContractState): Promise<ContractState> {
  const found = await findHoursNow(db, draft.hoursId)
  if (!found) throw new Refusal('hours.not-found')
  return { ...draft, hoursId: found.hours.id }
}

function nameOf({ number, name }: ContractState): string {
  return `№${number} ${name}`
}

function stateOf(state: ContractState): ContractState {
  return {
    number: state.number,
    name: state.name,
    kind: state.kind,
    state: state.state,
    startsOn: state.startsOn,
    endsOn: state.endsOn,
    hoursId: state.hoursId,
    levelId: state.levelId,
    contractServiceType: state.contractServiceType,
    waitingExternalPauses: state.waitingExternalPauses,
    hourPackage: state.hourPackage,
    coversAllServices: state.coversAllServices,
    serviceIds: state.serviceIds,
    customers: state.customers,
  }
}
