/** Shorter words are too near to too many others. */
const SHORTEST = 4

/** Letters at the end of what was typed that may be an ending of their own. */
const LONGEST_ENDING = 3

/**
 * Which of the words that occur a misspelt one may have meant: those with the fewest wrong, missing, additional or swapped letters,
 * one in a word of up to six letters and two in a longer one. Its ending may be another one. Both are as the index has them: small letters, without endings.
 */
export function meantBy(
  typed: string,
  occurring: readonly string[],
  how: 'nearest' | 'all near' = 'nearest',
): readonly string[] {
  if (typed.length < SHORTEST) return []
  const allowed = typed.length > 6 ? 2 : 1
  const near = occurring
    .map((word) => ({ word, wrong: wrongLetters(typed, word) }))
    .filter(({ word, wrong }) => Math.floor(wrong) <= allowed && word.length >= SHORTEST - 1)
  if (how === 'all near') return near.map(({ word }) => word)
  const fewest = Math.min(...near.map(({ wrong }) => wrong))
  return near.filter(({ wrong }) => wrong === fewest).map(({ word }) => word)
}

/** Another ending breaks a tie and is no wrong letter. */
function wrongLetters(typed: string, word: string): number {
  const steps = stepsBetween(typed, word)
  const whole = steps.at(-1) ?? 0
  const shorter = steps.slice(Math.max(SHORTEST, typed.length - LONGEST_ENDING), -1)
  return Math.min(whole, ...shorter.map((count) => count + 0.5))
}

/** How many letters stand between each beginning of `typed` and `word`, two neighbours that changed places counting as one. */
function stepsBetween(typed: string, word: string): readonly number[] {
  let before: number[] = []
  let last = Array.from({ length: word.length + 1 }, (_, place) => place)
  const ends = [word.length]
  for (let row = 1; row <= typed.length; row++) {
    const next = [row]
    for (let column = 1; column <= word.length; column++) {
      const same = typed[row - 1] === word[column - 1]
      const swapped =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1]
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    ;[before, last] = [last, next]
    ends.push(next[word.length] ?? 0)
  }
  return ends
}
