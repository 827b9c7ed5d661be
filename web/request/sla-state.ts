import type { When } from '../../src/texts/format.ts'

export type SlaState = 'none' | 'paused' | 'late' | 'warning' | 'calm'

export interface SlaFacts {
  /** The next unmet promise. */
  readonly dueAt: When | null
  /** From then on it is soon due. */
  readonly burnsAt: When | null
  readonly paused: boolean
}

/** How urgent the next promise is at this moment. */
export function slaState({ dueAt, burnsAt, paused }: SlaFacts, now: number): SlaState {
  if (paused) return 'paused'
  if (dueAt === null) return 'none'
  if (now > millis(dueAt)) return 'late'
  return burnsAt !== null && now >= millis(burnsAt) ? 'warning' : 'calm'
}

export function millis(at: When): number {
  return new Date(at).getTime()
}
