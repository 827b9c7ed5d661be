import type { NoticeDefaults, RoleMatrix } from '../../../src/contract/notices/defaults.ts'
import { type Every, MORNING, summaryOrder, type TypedRhythm } from '../../notices/rhythm.ts'
import type { DefaultsOrder, Kind, Way } from './defaults.ts'

type Role = RoleMatrix['role']

/** How a role can hear what can wait. */
export type RoleRhythm = TypedRhythm<Exclude<Every, 'role'>>

/** What was changed and is not saved, of all roles. */
export interface Turned {
  /** Boxes, by `nameOf`. */
  readonly cells: Readonly<Record<string, boolean>>
  readonly rhythms: Readonly<Partial<Record<Role, RoleRhythm>>>
}

export const NOTHING_TURNED: Turned = { cells: {}, rhythms: {} }

export const AT_ONCE: RoleRhythm = { every: 'once', at: MORNING }

export function nameOf(role: Role, kind: Kind, way: Way): string {
  return `${role} ${kind} ${way}`
}

/** How the letters of a role are kept. */
export function keptRhythm({ summaries }: RoleMatrix): RoleRhythm {
  const email = summaries.find(({ way }) => way === 'email')
  return { every: email?.every ?? 'once', at: email?.at ?? MORNING }
}

export function isSameRhythm(one: RoleRhythm, other: RoleRhythm): boolean {
  return one.every === other.every && (one.every !== 'day' || one.at === other.at)
}

/** How many things were changed of a role. */
export function countOf({ cells, rhythms }: Turned, role: Role): number {
  return Object.keys(cells).filter((name) => isOf(role, name)).length + (rhythms[role] ? 1 : 0)
}

/** Without what was turned back to as it is kept. */
export function tidied({ roles }: NoticeDefaults, { cells, rhythms }: Turned): Turned {
  const kept = new Map(
    roles.flatMap(({ role, rows }) =>
      rows.flatMap((row) => row.cells.map(({ way, wanted }) => [nameOf(role, row.kind, way), wanted] as const)),
    ),
  )
  const isNew = (matrix: RoleMatrix, rhythm: RoleRhythm) => !isSameRhythm(rhythm, keptRhythm(matrix))
  return {
    cells: Object.fromEntries(Object.entries(cells).filter(([name, on]) => kept.get(name) !== on)),
    rhythms: Object.fromEntries(
      roles.flatMap((matrix) => {
        const rhythm = rhythms[matrix.role]
        return rhythm && isNew(matrix, rhythm) ? [[matrix.role, rhythm]] : []
      }),
    ),
  }
}

export function withoutRole({ cells, rhythms }: Turned, role: Role): Turned {
  const { [role]: _, ...others } = rhythms
  return { cells: Object.fromEntries(Object.entries(cells).filter(([name]) => !isOf(role, name))), rhythms: others }
}

/** Everything of a role as the program comes with it. */
export function asShipped({ role, rows }: RoleMatrix): Turned {
  const free = rows.flatMap(({ kind, cells }) =>
    cells.flatMap((cell) => (cell.isLocked ? [] : [[nameOf(role, kind, cell.way), cell.shipped] as const])),
  )
  return { cells: Object.fromEntries(free), rhythms: { [role]: AT_ONCE } }
}

/** Everything of a role that is not as the program comes. */
export function orderOf(matrix: RoleMatrix, { cells: turned, rhythms }: Turned): DefaultsOrder {
  const { role, version, rows } = matrix
  const cells = rows.flatMap(({ kind, cells: all }) =>
    all
      .filter(({ isLocked }) => !isLocked)
      .map(({ way, wanted, shipped }) => ({ kind, way, wanted: turned[nameOf(role, kind, way)] ?? wanted, shipped }))
      .filter((cell) => cell.wanted !== cell.shipped)
      .map(({ shipped: _, ...cell }) => cell),
  )
  const rhythm = summaryOrder(rhythms[role] ?? keptRhythm(matrix))
  return { role, seen: version, cells, summaries: [{ way: 'email', ...rhythm }] }
}

function isOf(role: Role, name: string): boolean {
  return name.startsWith(`${role} `)
}
