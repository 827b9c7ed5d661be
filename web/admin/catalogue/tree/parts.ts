import { type Arrangement, mended } from '../../../../src/domain/catalogue/arrangement.ts'
import type { Parts } from '../../terms/crossing.ts'

const ORDER = 'order'
const GROUP = 'group '

/** A tree as two people may change it at once: the order of groups, and group by group. */
export function partsOf(tree: Arrangement): Parts {
  return {
    [ORDER]: tree.map(({ groupId }) => groupId),
    ...Object.fromEntries(tree.map(({ groupId, serviceIds }) => [`${GROUP}${groupId}`, serviceIds])),
  }
}

/** The tree that such parts make, in which everything that is there now stands once. */
export function treeOf(parts: Parts, now: Arrangement): Arrangement {
  const order: readonly unknown[] = Array.isArray(parts[ORDER]) ? parts[ORDER] : []
  const groups = order.filter((id) => now.some(({ groupId }) => groupId === id))
  const there = new Set(now.flatMap(({ serviceIds }) => serviceIds))
  return mended(
    groups.map((id) => {
      const services: unknown = parts[`${GROUP}${id}`]
      const known: readonly unknown[] = Array.isArray(services) ? services : []
      return {
        groupId: typeof id === 'number' ? id : null,
        serviceIds: known.filter((one) => typeof one === 'number').filter((one) => there.has(one)),
      }
    }),
    now,
  )
}

export function isOrder(part: string): boolean {
  return part === ORDER
}

export function groupOfPart(part: string): number | null {
  const id = Number(part.slice(GROUP.length))
  return Number.isInteger(id) ? id : null
}
