import { searchQuery } from './search-query.ts'
import { isVague } from './subject.ts'

/** The telling words of what somebody is about to file, each with its synonyms: «не работает» fits everything and tells nothing. */
export function tellingWords(text: string): readonly (readonly string[])[] {
  return searchQuery(text).words.filter(([word = '']) => word.length > 1 && !isVague(word))
}

/** How what is known already lies beside the words. */
export interface Likeness {
  /** How many telling words there are. */
  readonly asked: number
  /** How many of them it has. */
  readonly met: number
  readonly sameService: boolean
}

/** Whether it is shown beside the words: two of them fit, or the only one, or one and the service. */
export function fitsWords({ asked, met, sameService }: Likeness): boolean {
  return met >= 2 || (met === 1 && (asked === 1 || sameService))
}

/** So many are shown at most: beside the words is not in their way. */
const MOST_SHOWN = 2

/** What fits, the likeliest first. */
export function likeliest<Known extends Likeness>(known: readonly Known[]): readonly Known[] {
  return known
    .filter(fitsWords)
    .toSorted((one, other) => other.met - one.met)
    .slice(0, MOST_SHOWN)
}
