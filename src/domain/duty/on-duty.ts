import type { Instant } from '../ground/instant.ts'
import { holdsAt, type Shift } from './shift.ts'

/** Somebody is away from the one moment until before the other. */
export interface AwayFor {
  readonly personId: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** Who stands in for him; null: nobody is named. */
  readonly substituteId: number | null
}

/** By what somebody answers for a team: his own duty, in place of somebody away, as one of the shift, or as the senior of all teams. */
export const ANSWERS_AS = ['duty', 'substitute', 'shift', 'senior'] as const
export type AnswersAs = (typeof ANSWERS_AS)[number]

export interface Answering {
  readonly personId: number
  readonly as: AnswersAs
  /** Whose place he takes; null: nobody's. */
  readonly insteadOf: number | null
}

/**
 * Who answers for a team at a moment, in the order in which they are called, each once and nobody who is away: who is on duty or
 * his substitute, then who is on shift, then who has the telephone of the team, then of any team (docs/product.md, "On duty"). `shifts` of all teams.
 */
export function onDuty(
  shifts: readonly Shift[],
  absences: readonly AwayFor[],
  teamId: number,
  at: Instant,
): readonly Answering[] {
  const now = shifts.filter((shift) => holdsAt(shift, at))
  const own = now.filter((shift) => shift.teamId === teamId)
  const seniors = now.filter(({ kind }) => kind === 'phone').sort((a, b) => rank(a, teamId) - rank(b, teamId))
  const called = [
    ...ofKind(own, 'duty').map((shift) => ({ shift, as: 'duty' as const })),
    ...ofKind(own, 'shift').map((shift) => ({ shift, as: 'shift' as const })),
    ...seniors.map((shift) => ({ shift, as: 'senior' as const })),
  ]
  const answering = called.flatMap(({ shift, as }): readonly Answering[] => {
    const personId = standIn(shift.personId, absences, at)
    if (personId === null) return []
    return personId === shift.personId
      ? [{ personId, as, insteadOf: null }]
      : [{ personId, as: 'substitute', insteadOf: shift.personId }]
  })
  return answering.filter(
    ({ personId }, place) => answering.findIndex((other) => other.personId === personId) === place,
  )
}

/** He himself, or while he is away who stands in for him, or for that one in turn; null: nobody is named who is there. */
export function standIn(personId: number, absences: readonly AwayFor[], at: Instant): number | null {
  const asked = new Set<number>()
  for (let asks: number | null = personId; asks !== null && !asked.has(asks); ) {
    asked.add(asks)
    const one: number = asks
    const away = absences.find((absence) => absence.personId === one && holdsAt(absence, at))
    if (!away) return one
    asks = away.substituteId
  }
  return null
}

/** The duty of a team that a moment is in; null: nobody's. */
export function dutyAt<One extends Shift>(shifts: readonly One[], teamId: number, at: Instant): One | null {
  return shifts.find((shift) => shift.kind === 'duty' && shift.teamId === teamId && holdsAt(shift, at)) ?? null
}

/** The next duty of a team that begins after a moment: to whom it will be handed over. */
export function nextDuty<One extends Shift>(shifts: readonly One[], teamId: number, after: Instant): One | null {
  const coming = shifts.filter((shift) => shift.kind === 'duty' && shift.teamId === teamId && shift.startsAt > after)
  return coming.sort((a, b) => a.startsAt - b.startsAt)[0] ?? null
}

function ofKind(shifts: readonly Shift[], kind: Shift['kind']): readonly Shift[] {
  return shifts.filter((shift) => shift.kind === kind).sort((a, b) => a.startsAt - b.startsAt)
}

function rank(shift: Shift, teamId: number): number {
  return shift.teamId === teamId ? 0 : 1
}
