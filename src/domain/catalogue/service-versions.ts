export type VersionState = 'draft' | 'approved' | 'published' | 'withdrawn'

/** The way of a version: draft → approved → published → withdrawn. Requests keep the version they were filed on. */
export const VERSION_MOVES = {
  approve: { from: ['draft'], to: 'approved' },
  publish: { from: ['approved'], to: 'published' },
  withdraw: { from: ['draft', 'approved', 'published'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly VersionState[]; to: VersionState }>

export type VersionMove = keyof typeof VERSION_MOVES

export function canMoveVersion(state: VersionState, move: VersionMove): boolean {
  const from: readonly VersionState[] = VERSION_MOVES[move].from
  return from.includes(state)
}
