import { type Availability, whyTakesNone } from '../people/absence.ts'
import type { Considered, PassedBy } from './explanation.ts'
import type { Strategy } from './rule.ts'

/** Somebody of the team, as he stands at this moment. */
export interface Candidate extends Availability {
  readonly personId: number
  /** It is his own matter. */
  readonly isContact: boolean
  /** He says himself that he takes requests now. */
  readonly isOnLine: boolean
  /** The place of his last turn in this team, counted up for ever; null: he had none. */
  readonly lastTurn: number | null
  /** Requests of this venue that he has worked, of the last ones there. */
  readonly atVenue: number
  /** False: he is looked at because a rule names him, or because he stands in for somebody. */
  readonly isOfTeam: boolean
  /** It was his today, and he did not work it. */
  readonly hadIt: boolean
  /** Who stands in for him today; null: nobody, or he is there. */
  readonly substituteId: number | null
}

export interface Choice {
  /** Null: nobody can take it, the team decides. */
  readonly personId: number | null
  readonly considered: readonly Considered[]
}

/**
 * Who of the team gets a new request: of those who are there, on line and below their limit the one that the strategy prefers. What it says
 * nothing about is decided by load, then by turn, then by who came first to the desk, so that equal facts give equal answers.
 */
export function chosen(strategy: Strategy, candidates: readonly Candidate[]): Choice {
  if (strategy === 'by_hand') return { personId: null, considered: [] }
  const ready = candidates.filter((one) => whyNot(one) === null)
  const [first] = ready.toSorted((a, b) => compare(PREFERENCES[strategy], a, b))
  const considered = candidates.map((one) => ({
    personId: one.personId,
    open: one.open,
    openLimit: one.openLimit,
    why: whyNot(one),
  }))
  return { personId: first?.personId ?? null, considered }
}

/** Why the rules pass him by; null: he can have it. */
function whyNot(one: Candidate): PassedBy | null {
  if (one.isContact) return 'own'
  const none = whyTakesNone(one)
  if (none !== 'away' && one.hadIt) return 'had_it'
  return none !== 'away' && !one.isOnLine ? 'off_line' : none
}

type Measure = (one: Candidate) => number

const load: Measure = ({ open }) => open
const turn: Measure = ({ lastTurn }) => lastTurn ?? -1
const known: Measure = ({ atVenue }) => -atVenue
const age: Measure = ({ personId }) => personId

const PREFERENCES: Readonly<Record<Exclude<Strategy, 'by_hand'>, readonly Measure[]>> = {
  round_robin: [turn, age],
  least_loaded: [load, turn, age],
  knows_venue: [known, load, turn, age],
}

function compare(measures: readonly Measure[], a: Candidate, b: Candidate): number {
  for (const measure of measures) {
    const difference = measure(a) - measure(b)
    if (difference !== 0) return difference
  }
  return 0
}
