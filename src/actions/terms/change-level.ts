import type { Desk } from '../../db/desk.ts'
import {
  endRules,
  findLevel,
  insertNamedLevel,
  insertRules,
  isLevelNameTaken,
  type KeptLevel,
  keepLevelVersion,
  listLevelVersions,
  lockLevel,
  nextRuleIds,
  withdrawVersion,
} from '../../db/terms/level-book.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { SlaRule } from '../../domain/sla/sla-rules.ts'
import { recordChange } from '../audit/record-change.ts'
import type { CheckQuestion } from './change-hours.ts'
import { carryOut, demandSeenPlan, type Edit, planOf, type RecountOrder, toldPlan } from './recount.ts'

export type RuleDraft = Omit<SlaRule, 'id' | 'effectiveFrom' | 'effectiveUntil'>

/** A level as somebody wants it; without a moment it is so from now on. */
export interface LevelDraft {
  readonly name: string
  readonly rules: readonly RuleDraft[]
  readonly effectiveFrom: Instant | null
}

/** What other times would do to open requests. Those of a later day do nothing to them. */
export async function checkLevel({ tx, actor, now }: Desk, id: number, draft: LevelDraft, question: CheckQuestion) {
  if (!mayOnDesk(actor, 'manage_terms')) throw new Refusal('permission.missing')
  const kept = await findLevel(tx, id)
  if (!kept) throw new Refusal('level.not-found')
  demandClear(draft)
  const at = question.at ?? now
  const ids = draft.rules.map((_, place) => -1 - place)
  const plan = await planOf(tx, editOf(kept, draft, { at, ids }), { at, now, hold: 'seen' })
  return toldPlan(tx, actor, plan, question.offset)
}

export interface LevelOrder extends RecountOrder {
  /** The version that the draft was made of. */
  readonly version: number
}

/** Other times of a level: from now on or from a moment to come; open requests keep theirs or are counted anew. */
export async function changeLevel(desk: Desk, id: number, draft: LevelDraft, order: LevelOrder): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'manage_terms')) throw new Refusal('permission.missing')
  const kept = await lockLevel(tx, id)
  if (!kept) throw new Refusal('level.not-found')
  if (kept.version !== order.version) throw new Refusal('terms.changed')
  demandClear(draft)
  if (await isLevelNameTaken(tx, draft.name, id)) throw new Refusal('level.name-taken')
  const from = draft.effectiveFrom ?? now
  if (from < now) throw new Refusal('terms.not-in-the-past')
  if (from > now && order.open === 'recounted') throw new Refusal('terms.recounted-later')
  if (kept.rules.some(({ effectiveFrom }) => effectiveFrom > now)) throw new Refusal('level.version-waits')

  const ids = await nextRuleIds(tx, draft.rules.length)
  const plan = await demandSeenPlan(desk, editOf(kept, draft, { at: order.at, ids }), order)
  const { ended, begun } = differing(kept, madeRules(draft, { at: from, ids }))
  await endRules(tx, ended, from)
  await insertRules(tx, id, begun)
  const recounted = order.open === 'recounted' ? plan.requests.length : null
  const { reason } = order
  const version = kept.version + 1
  await keepLevelVersion(desk, { levelId: id, name: draft.name, version, effectiveFrom: from, reason, recounted })
  await carryOut(desk, keptIds(plan, kept, begun), order)
  const after = { ...recorded(draft.name, draft.rules), open: order.open, reason }
  await recordChange(desk, {
    subject: 'sla_level',
    id,
    name: draft.name,
    before: recorded(kept.name, kept.rules),
    after,
  })
}

/** A level that no contract promises as yet. */
export async function addLevel(desk: Desk, draft: LevelDraft): Promise<number> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'manage_terms')) throw new Refusal('permission.missing')
  demandClear(draft)
  if (await isLevelNameTaken(tx, draft.name, null)) throw new Refusal('level.name-taken')
  const id = await insertNamedLevel(tx, draft.name)
  const ids = await nextRuleIds(tx, draft.rules.length)
  await insertRules(tx, id, madeRules(draft, { at: now, ids }))
  const made = { levelId: id, name: draft.name, version: 1, effectiveFrom: now, reason: '', recounted: null }
  await keepLevelVersion(desk, made)
  await recordChange(desk, {
    subject: 'sla_level',
    id,
    name: draft.name,
    before: null,
    after: recorded(draft.name, draft.rules),
  })
  return id
}

/** The version that waits for its day does not come. */
export async function withdrawLevelVersion(desk: Desk, id: number): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'manage_terms')) throw new Refusal('permission.missing')
  const kept = await lockLevel(tx, id)
  if (!kept) throw new Refusal('level.not-found')
  const [latest] = await listLevelVersions(tx, id)
  const from = latest ? Date.parse(latest.effectiveFrom) : 0
  if (from <= now) throw new Refusal('terms.changed')
  await withdrawVersion(tx, kept, from)
  const after = await findLevel(tx, id)
  const before = recorded(kept.name, kept.rules)
  await recordChange(desk, {
    subject: 'sla_level',
    id,
    name: kept.name,
    before,
    after: recorded(kept.name, after?.rules ?? []),
  })
}

function editOf(
  { id }: KeptLevel,
  draft: LevelDraft,
  from: { readonly at: Instant; readonly ids: readonly number[] },
): Edit {
  const isLater = draft.effectiveFrom !== null && draft.effectiveFrom > from.at
  return { under: { levelId: id }, edit: isLater ? {} : { rules: madeRules(draft, from) } }
}

function madeRules(
  { rules }: LevelDraft,
  { at, ids }: { readonly at: Instant; readonly ids: readonly number[] },
): SlaRule[] {
  return rules.map((rule, place) => ({ ...rule, id: ids[place] ?? 0, effectiveFrom: at, effectiveUntil: null }))
}

/** Rules that say the same go on; only what differs ends and begins. */
function differing({ rules }: KeptLevel, made: readonly SlaRule[]) {
  const begun = made.filter((rule) => !rules.some((kept) => saysSame(kept, rule)))
  const ended = rules.filter((kept) => !made.some((rule) => saysSame(kept, rule)))
  return { begun, ended: ended.map(({ id }) => id) }
}

/** Requests are to name the rules that are kept: of one that goes on, its own. */
function keptIds(plan: Awaited<ReturnType<typeof planOf>>, { rules }: KeptLevel, begun: readonly SlaRule[]) {
  const isKept = new Set([...rules, ...begun].map(({ id }) => id))
  const requests = plan.requests.map((one) => {
    const rule =
      one.rule && !isKept.has(one.rule.id) ? rules.find((kept) => one.rule && saysSame(kept, one.rule)) : null
    return rule ? { ...one, after: { ...one.after, slaRuleId: rule.id } } : one
  })
  return { ...plan, requests }
}

function saysSame(one: RuleDraft, other: RuleDraft): boolean {
  return (
    keyOf(one) === keyOf(other) &&
    one.reactionMinutes === other.reactionMinutes &&
    one.resolutionMinutes === other.resolutionMinutes
  )
}

function keyOf({ serviceId, requestType, priority }: RuleDraft): string {
  return `${serviceId} ${requestType} ${priority}`
}

/** Two rules about the same would leave it to chance which one holds. */
function demandClear({ rules }: LevelDraft): void {
  if (new Set(rules.map(keyOf)).size < rules.length) throw new Refusal('level.rule-twice')
}

function recorded(name: string, rules: readonly RuleDraft[]) {
  const kept = rules.map(({ serviceId, requestType, priority, reactionMinutes, resolutionMinutes }) => ({
    serviceId,
    requestType,
    priority,
    reactionMinutes,
    resolutionMinutes,
  }))
  return { name, rules: kept }
}
