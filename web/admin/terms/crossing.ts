import { hashKey } from '@tanstack/react-query'

/** What is typed, part by part; a part is what a person changes at once. */
export type Parts = Readonly<Record<string, unknown>>

export interface Crossing {
  readonly part: string
  readonly mine: unknown
  readonly theirs: unknown
}

/** Parts that both have changed, each to something else. */
export function crossings(base: Parts, mine: Parts, theirs: Parts): readonly Crossing[] {
  return namesOf(base, mine, theirs)
    .filter(
      (part) => !same(base[part], mine[part]) && !same(base[part], theirs[part]) && !same(mine[part], theirs[part]),
    )
    .map((part) => ({ part, mine: mine[part], theirs: theirs[part] }))
}

/** Parts that only the other has changed. */
export function theirParts(base: Parts, mine: Parts, theirs: Parts): readonly string[] {
  return namesOf(base, mine, theirs).filter((part) => same(base[part], mine[part]) && !same(base[part], theirs[part]))
}

/** Both edits in one: what one has changed as he has it, what both have changed as it was chosen. */
export function merged(base: Parts, mine: Parts, theirs: Parts, takesTheirs: ReadonlySet<string>): Parts {
  const entries = namesOf(base, mine, theirs).map((part) => {
    const isMine = !same(base[part], mine[part]) && !takesTheirs.has(part)
    return [part, isMine ? mine[part] : theirs[part]] as const
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function namesOf(...all: readonly Parts[]): readonly string[] {
  return [...new Set(all.flatMap(Object.keys))]
}

/** In whichever order the fields stand: what comes back from the database has its own. */
export function same(one: unknown, other: unknown): boolean {
  return hashKey([one]) === hashKey([other])
}
