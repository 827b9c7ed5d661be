import type { Desk } from '../../db/desk.ts'
import { deletePolicy, insertPolicy, lockPolicies } from '../../db/terms/policies.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Policy } from '../../domain/terms/policy.ts'
import { recordChange } from '../audit/record-change.ts'
import type { CheckQuestion } from './change-hours.ts'
import { carryOut, demandSeenPlan, type Edit, planOf, type RecountOrder, toldPlan } from './recount.ts'

export interface PolicyDraft {
  readonly policy: Policy
  readonly effectiveFrom: Instant | null
}

/** What another policy would do to open requests: only its matrix touches them, waits go by the policy that they began under. */
export async function checkPolicy({ tx, actor, now }: Desk, draft: PolicyDraft, question: CheckQuestion) {
  if (!mayOnDesk(actor, 'manage_terms')) throw new Refusal('permission.missing')
  const at = question.at ?? now
  const plan = await planOf(tx, editOf(draft, at), { at, now, hold: 'seen' })
  return toldPlan(tx, actor, plan, question.offset)
}

export interface PolicyOrder extends RecountOrder {
  /** When the version begins that the draft was made of. */
  readonly made: Instant
}

/** Another policy from now on, or from a moment to come. */
export async function changePolicy(desk: Desk, draft: PolicyDraft, order: PolicyOrder): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'manage_terms')) throw new Refusal('permission.missing')
  const [latest] = await lockPolicies(tx)
  if (latest?.effectiveFrom !== order.made) throw new Refusal('terms.changed')
  const from = draft.effectiveFrom ?? now
  if (from < now) throw new Refusal('terms.not-in-the-past')
  if (from > now && order.open === 'recounted') throw new Refusal('terms.recounted-later')
  if (from <= latest.effectiveFrom) throw new Refusal('level.version-waits')
  const plan = await demandSeenPlan(desk, editOf(draft, order.at), order)
  const recounted = order.open === 'recounted' ? plan.requests.length : null
  await insertPolicy(desk, { policy: draft.policy, effectiveFrom: from, reason: order.reason, recounted })
  await carryOut(desk, plan, order)
  const after = { ...draft.policy, effectiveFrom: new Date(from).toISOString(), open: order.open, reason: order.reason }
  await recordChange(desk, { subject: 'policy', id: from, name: POLICY, before: latest.policy, after })
}

/** The version that waits for its day does not come. */
export async function withdrawPolicy(desk: Desk, made: Instant): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'manage_terms')) throw new Refusal('permission.missing')
  const [latest, before] = await lockPolicies(tx)
  if (latest?.effectiveFrom !== made || made <= now || !before) throw new Refusal('terms.changed')
  await deletePolicy(tx, made)
  await recordChange(desk, { subject: 'policy', id: made, name: POLICY, before: latest.policy, after: before.policy })
}

const POLICY = 'policy'

function editOf({ policy, effectiveFrom }: PolicyDraft, at: Instant): Edit {
  const isLater = effectiveFrom !== null && effectiveFrom > at
  return { under: 'every contract', edit: isLater ? {} : { policy } }
}
