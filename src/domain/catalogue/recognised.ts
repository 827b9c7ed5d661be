import { cutText } from '../ground/clean-text.ts'

/** Fewer letters fit everything. */
const FEWEST_LETTERS = 3
const MOST_LETTERS = 200

/** The words by which services are looked for, on the portal and on the desk; null: too few to look. */
export function searchableWords(text: string): string | null {
  const words = cutText(text.trim(), MOST_LETTERS)
  return words.length < FEWEST_LETTERS ? null : words
}

interface Told {
  readonly subject: string
  readonly description: string
}

/** What a request is about: the problem of a subject «module, area: problem», else the first line of what happened. */
export function problemIn({ subject, description }: Told): string {
  const [, problem = subject] = /^[^:]*:(.+)$/s.exec(subject) ?? []
  const [firstLine = ''] = description.trim().split('\n', 1)
  return problem.trim() || firstLine
}

/** The service that is meant where nobody chose one: the likeliest of those that fit the words, if it can be had now. */
export function recognised<Service extends { readonly availability: string }>(
  found: readonly Service[],
): Service | null {
  return found.find(({ availability }) => availability !== 'unavailable') ?? null
}
