import type { Db } from '../../src/db/engine/database.ts'
import { searched } from '../../src/db/request/request-search.ts'
import { hasRole, READ_ALL_ROLES } from '../../src/domain/access/permissions.ts'
import { chanceFrom } from '../../src/load/chance.ts'
import { plainSearch } from './plain-search.ts'
import { type Asked, KINDS, type Kind, randomQueries } from './random-queries.ts'

export interface Difference extends Asked {
  readonly wanted: readonly number[]
  readonly found: readonly number[]
}

export interface Compared {
  readonly asked: number
  readonly same: number
  /** Found by what was typed, and not the same: a fault. */
  readonly wrong: readonly Difference[]
  /** Found by likeness before, and something else or nothing now. */
  readonly guessed: readonly Difference[]
  /** By kind of question: how many were asked by who reads every request, and how many of them found something. */
  readonly answered: Readonly<Record<Kind, { readonly asked: number; readonly found: number }>>
}

/** Asks random questions of the search and of the plain one. */
export async function compareAnswers(db: Db, seed: number, count: number): Promise<Compared> {
  const wrong: Difference[] = []
  const guessed: Difference[] = []
  const answered = Object.fromEntries(KINDS.map((kind) => [kind, { asked: 0, found: 0 }])) as Record<
    Kind,
    { asked: number; found: number }
  >
  for (const asked of await randomQueries(db, chanceFrom(seed), count)) {
    const plain = await plainSearch(db, asked.actor, asked.text)
    const { exact, worded } = await searched(db, asked.actor, asked.text)
    if (hasRole(asked.actor, READ_ALL_ROLES)) {
      answered[asked.kind].asked++
      if (exact.length + worded.length > 0) answered[asked.kind].found++
    }
    const isPlain = plain.exact.length + plain.worded.length > 0
    const wanted = isPlain ? [...plain.exact, -1, ...plain.worded] : plain.alike
    const found = isPlain ? [...exact, -1, ...worded] : worded
    if (String(wanted) !== String(found)) (isPlain ? wrong : guessed).push({ ...asked, wanted, found })
  }
  return { asked: count, same: count - wrong.length - guessed.length, wrong, guessed, answered }
}
