/** A group with its services in their order. */
export interface OrderedGroup {
  /** Null: services that stand in no group. */
  readonly groupId: number | null
  readonly serviceIds: readonly number[]
}

/** The whole tree of the catalogue: groups in their order, what stands in none of them last. */
export type Arrangement = readonly OrderedGroup[]

interface Node {
  readonly id: number
  readonly parentId: number | null
  readonly isGroup: boolean
}

/** The tree that nodes make, which come in their order. */
export function arrangementOf(nodes: readonly Node[]): Arrangement {
  const groups = nodes.filter(({ isGroup }) => isGroup).map(({ id }) => id)
  const known = (parentId: number | null) => (parentId !== null && groups.includes(parentId) ? parentId : null)
  return [...groups, null].map((groupId) => ({
    groupId,
    serviceIds: nodes.filter((node) => !node.isGroup && known(node.parentId) === groupId).map(({ id }) => id),
  }))
}

/** Whether two trees hold the same things, each of them once, wherever they stand. */
export function holdsTheSame(one: Arrangement, other: Arrangement): boolean {
  const things = (tree: Arrangement) =>
    tree.flatMap(({ groupId, serviceIds }) => [`group ${groupId}`, ...serviceIds.map((id) => `service ${id}`)]).sort()
  return JSON.stringify(things(one)) === JSON.stringify(things(other))
}

/** A tree out of two edits: what stands in two groups stays in the first, what stands in none goes where it was before. */
export function mended(tree: Arrangement, before: Arrangement): Arrangement {
  const placed = new Set<number>()
  const once = tree.map(({ groupId, serviceIds }) => ({
    groupId,
    serviceIds: serviceIds.filter((id) => !placed.has(id) && placed.add(id)),
  }))
  const groups = new Set(tree.map(({ groupId }) => groupId))
  const all = [
    ...once,
    ...before.filter(({ groupId }) => !groups.has(groupId)).map((one) => ({ ...one, serviceIds: [] })),
  ]
  const lastNull = [...all.filter(({ groupId }) => groupId !== null), ...all.filter(({ groupId }) => groupId === null)]
  return lastNull.map(({ groupId, serviceIds }) => {
    const home = before.find((one) => one.groupId === groupId)?.serviceIds ?? []
    return { groupId, serviceIds: [...serviceIds, ...home.filter((id) => !placed.has(id))] }
  })
}
