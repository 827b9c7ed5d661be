import {
  deleteGroup,
  keepArrangement,
  lockTree,
  renameGroup,
  type TreeNode,
} from '../../db/catalogue/service-groups.ts'
import { insertService } from '../../db/catalogue/service-versions.ts'
import type { Desk } from '../../db/desk.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { type Arrangement, arrangementOf, holdsTheSame } from '../../domain/catalogue/arrangement.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Bilingual } from '../../domain/ground/words.ts'
import { recordChange } from '../audit/record-change.ts'
import { labelOf } from './state-of-service.ts'

export interface ArrangementOrder {
  readonly tree: Arrangement
  /** As it was on the screen: another one is refused, so that nobody puts back what somebody else has moved. */
  readonly seen: Arrangement
}

/** Puts groups and services in another order, or a service into another group. */
export async function arrangeServices(desk: Desk, { tree, seen }: ArrangementOrder): Promise<void> {
  const { tx } = desk
  if (!mayOnDesk(desk.actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const nodes = await lockTree(tx)
  const now = arrangementOf(nodes)
  if (JSON.stringify(now) !== JSON.stringify(seen)) throw new Refusal('catalogue.changed')
  if (!holdsTheSame(now, tree)) throw new Refusal('input.invalid', { field: 'tree' })
  await keepArrangement(tx, tree)
  const [before, after] = [inWords(now, nodes), inWords(tree, nodes)]
  await recordChange(desk, { subject: 'catalogue', id: 'order', name: 'order', before, after })
}

/** A group without services, at the end of the groups. */
export async function addGroup(desk: Desk, name: Bilingual): Promise<number> {
  const { tx } = desk
  if (!mayOnDesk(desk.actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const groups = (await lockTree(tx)).filter(({ isGroup }) => isGroup)
  const id = await insertService(tx, { parentId: null, icon: null, name, isGroup: true, position: groups.length + 1 })
  await recordChange(desk, { subject: 'service_group', id, name: labelOf(name), before: null, after: { name } })
  return id
}

export interface GroupChange {
  readonly name: Bilingual
  /** As it was on the screen. */
  readonly seen: Bilingual
}

export async function changeGroup(desk: Desk, id: number, { name, seen }: GroupChange): Promise<void> {
  if (!mayOnDesk(desk.actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const group = await lockGroup(desk, id)
  if (group.name.ru !== seen.ru || group.name.en !== seen.en) throw new Refusal('catalogue.changed')
  await renameGroup(desk.tx, id, name)
  const before = { name: group.name }
  await recordChange(desk, { subject: 'service_group', id, name: labelOf(name), before, after: { name } })
}

/** A group goes when nothing stands in it any more, withdrawn services neither. */
export async function removeGroup(desk: Desk, id: number): Promise<void> {
  if (!mayOnDesk(desk.actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const { name, tree } = await lockGroup(desk, id)
  if (tree.some(({ parentId }) => parentId === id)) throw new Refusal('catalogue.group-in-use')
  await deleteGroup(desk.tx, id)
  await recordChange(desk, { subject: 'service_group', id, name: labelOf(name), before: { name }, after: null })
}

async function lockGroup(desk: Desk, id: number) {
  const tree = await lockTree(desk.tx)
  const group = tree.find((node) => node.id === id && node.isGroup)
  if (!group) throw new Refusal('service.not-found')
  return { ...group, tree }
}

/** The tree as the journal keeps it: a line a group. */
function inWords(tree: Arrangement, nodes: readonly TreeNode[]) {
  const nameOf = (id: number | null) => {
    const node = nodes.find((one) => one.id === id)
    return node ? labelOf(node.name) : '—'
  }
  return { groups: tree.map(({ groupId, serviceIds }) => `${nameOf(groupId)}: ${serviceIds.map(nameOf).join(', ')}`) }
}
