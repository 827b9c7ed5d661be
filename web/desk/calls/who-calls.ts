import type { Named } from '../../../src/contract/common.ts'
import type { CallCandidate } from '../../../src/contract/phone/calls.ts'
import type { CallWords } from './call-words.ts'

/** Said to be none of those whom the number points at. */
export const NOBODY: Named = { id: 0, name: '' }

export interface Who {
  /** Null: nobody knows as yet. */
  readonly person: Named | null
  /** Where he may call from, the likeliest first; none: not fetched as yet, or not asked about. */
  readonly places: readonly CallCandidate[]
  /** The place that was chosen, else the likeliest; null: it is none of these. */
  readonly candidate: CallCandidate | null
}

/** Who was chosen, else the only one who has the number; the same person stands once for each of his restaurants. */
export function whoCalls(
  { person: chosen, venue }: Pick<CallWords, 'person' | 'venue'>,
  all: readonly CallCandidate[],
): Who {
  const [first] = all
  const isOne = all.every(({ person }) => person.id === first?.person.id)
  const person = chosen?.id === NOBODY.id ? null : (chosen ?? (isOne && first ? first.person : null))
  const places = all.filter((one) => one.person.id === person?.id)
  const candidate = venue === null ? places[0] : places.find((one) => one.venue?.id === venue)
  return { person, places, candidate: candidate ?? null }
}
