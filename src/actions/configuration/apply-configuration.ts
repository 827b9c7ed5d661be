import type { Desk } from '../../db/desk.ts'
import { type Configuration, type ConfiguredItem, itemsOf } from '../../domain/configuration/configuration.ts'
import { idOf, inOrder, type Step } from '../../domain/configuration/plan.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import { compareConfiguration, type StepName } from './compare-configuration.ts'
import { type Ground, openGround } from './configuration-ground.ts'
import { keepContract, keepHours, keepLevel, keepPolicy } from './keep-terms.ts'
import { keepService, keepTeam, keepTemplate } from './keep-words.ts'

export interface ConfigurationOrder {
  readonly configuration: Configuration
  /** Of the comparison that was on the screen. */
  readonly mark: string
  readonly fileName: string
  /** Steps that are not to be taken. */
  readonly left: readonly StepName[]
}

/**
 * Carries out what a file adds and changes, all of it or nothing, by the actions of the pages: with their rules and their rows in the
 * journal. Open requests keep what they were promised. A service gets a new version, which somebody else approves; what the file does not
 * name stays. Refused with configuration.changed when the comparison would be another one by now.
 */
export async function applyConfiguration(desk: Desk, { configuration, mark, fileName, left }: ConfigurationOrder) {
  const seen = await compareConfiguration(desk.tx, desk.actor, configuration)
  if (seen.mark !== mark) throw new Refusal('configuration.changed')
  const { steps, read, customers } = await compareConfiguration(desk.tx, desk.actor, configuration, left)
  const due = new Map(steps.flatMap((step) => (isDue(step) ? [[idOf(step), step.change]] : [])))
  const ground = openGround(read, customers, fileName)
  const todo = inOrder(itemsOf(configuration)).filter((item) => due.has(idOf(item)))
  for (const item of todo) await keep(desk, ground, item)
  const added = todo.filter((item) => due.get(idOf(item)) === 'add').length
  const done = { added, changed: todo.length - added }
  await recordChange(desk, {
    subject: 'configuration',
    id: fileName || 'okno',
    name: fileName,
    before: null,
    after: done,
  })
  return { ...done, drafts: [...ground.drafts] }
}

function isDue({ change, missing }: Step): boolean {
  return change !== 'only_here' && missing === null
}

function keep(desk: Desk, ground: Ground, item: ConfiguredItem): Promise<void> {
  switch (item.section) {
    case 'teams':
      return keepTeam(desk, ground, item)
    case 'hours':
      return keepHours(desk, ground, item)
    case 'services':
      return keepService(desk, ground, item)
    case 'levels':
      return keepLevel(desk, ground, item)
    case 'policy':
      return keepPolicy(desk, ground, item)
    case 'contracts':
      return keepContract(desk, ground, item)
    case 'templates':
      return keepTemplate(desk, ground, item)
  }
}
