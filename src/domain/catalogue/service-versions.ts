export const VERSION_STATES = ['draft', 'on_approval', 'approved', 'published', 'withdrawn'] as const
export type VersionState = (typeof VERSION_STATES)[number]

/** The way of a version: written, handed over, approved by another person, published, withdrawn. Requests keep the version they were filed on. */
export const VERSION_MOVES = {
  hand: { from: ['draft'], to: 'on_approval' },
  return: { from: ['on_approval'], to: 'draft' },
  approve: { from: ['on_approval'], to: 'approved' },
  publish: { from: ['approved'], to: 'published' },
  /** A moment at which it was to be published does not hold any more. */
  unplan: { from: ['approved'], to: 'approved' },
  withdraw: { from: ['draft', 'on_approval', 'approved', 'published'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly VersionState[]; to: VersionState }>

export type VersionMove = keyof typeof VERSION_MOVES
export const VERSION_MOVE_NAMES = [
  'hand',
  'return',
  'approve',
  'publish',
  'unplan',
  'withdraw',
] as const satisfies VersionMove[]

export function canMoveVersion(state: VersionState, move: VersionMove): boolean {
  const from: readonly VersionState[] = VERSION_MOVES[move].from
  return from.includes(state)
}

/** Four eyes: whoever has written in a version does not approve it. */
export function mayApprove(authorIds: readonly number[], personId: number): boolean {
  return !authorIds.includes(personId)
}
