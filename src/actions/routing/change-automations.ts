import { findTemplate } from '../../db/catalogue/templates.ts'
import type { Desk } from '../../db/desk.ts'
import { insertAutomations, lockAutomations } from '../../db/routing/automations.ts'
import { lockTargets } from '../../db/routing/names.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Automation } from '../../domain/routing/automation.ts'
import { recordChange } from '../audit/record-change.ts'

export interface AutomationOrder {
  /** The version that was on the screen. */
  readonly seen: number
  readonly rules: readonly Automation[]
}

/** Other automations, for what happens from now on. Refused when somebody changed them meanwhile. */
export async function changeAutomations(desk: Desk, { seen, rules }: AutomationOrder): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const before = await lockAutomations(tx)
  if (before.version !== seen) throw new Refusal('routing.changed')
  if (new Set(rules.map(({ id }) => id)).size < rules.length) throw new Refusal('input.invalid', { field: 'rules' })
  for (const rule of rules) if (rule.enabled) await demandTargets(desk, rule)
  const version = await insertAutomations(desk, rules)
  for (const id of new Set([...before.rules, ...rules].map((rule) => rule.id))) {
    const [was, is] = [before.rules, rules].map((all) => all.find((rule) => rule.id === id) ?? null)
    const name = (is ?? was)?.name ?? id
    await recordChange(desk, { subject: 'automation', id, name, before: stateOf(was), after: stateOf(is) })
  }
  return version
}

/** One that holds names people and templates that are there; one that is off may wait for them. */
async function demandTargets({ tx }: Desk, { name, does }: Automation): Promise<void> {
  const watchers = does.flatMap((one) => (one.kind === 'watcher' ? [one.personId] : []))
  const found = await lockTargets(tx, { teams: [], specialists: [], watchers })
  const templates = does.flatMap((one) => (one.kind === 'draft' ? [one.templateId] : []))
  const lacks = await Promise.all(templates.map(async (id) => (await findTemplate(tx, id)) === null))
  if (lacks.includes(true) || watchers.some((id) => !found.has('watchers', id)))
    throw new Refusal('routing.target-gone', { rule: name })
}

function stateOf(rule: Automation | null | undefined) {
  if (!rule) return null
  const { name, enabled, trigger, when, does } = rule
  return { name, enabled, trigger, when, does }
}
