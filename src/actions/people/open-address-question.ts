import type { Db } from '../../db/engine/database.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { type AddressQuestion, findQuestion } from '../../db/people/address-questions.ts'
import { countGuess } from '../../db/people/guesses.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import { type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { sourceOf } from '../../domain/people/source.ts'
import { hashOf } from '../ground/secrets.ts'

export interface OpenedQuestion {
  readonly question: AddressQuestion
  /** Whose the address is or becomes. */
  readonly person: { readonly name: string; readonly actor: Actor }
}

export interface KeyBrought {
  readonly key: string
  /** Where the visitor comes from: whoever tries keys is slowed down. */
  readonly source: string
  readonly now: Instant
}

/** Keys that open nothing, from one source. */
const MISSES = { within: 15 * MINUTE, most: 30 }

/** What a key asks. Keys that never were, and those of people who are archived, fail alike; answered ones are told apart later. */
export async function openAddressQuestion(db: Db, { key, source, now }: KeyBrought): Promise<OpenedQuestion> {
  const question = await findQuestion(db, hashOf(key))
  const found = question && (await findByPerson(db, question.personId, 'email'))
  if (!question || !found) {
    const [misses = 0] = await countGuess(db, [hashOf(`address-key:${sourceOf(source)}`)], now, now - MISSES.within)
    throw new Refusal(misses > MISSES.most ? 'too-many-requests' : 'letter-link.over')
  }
  return { question, person: { name: found.person.name, actor: found.actor } }
}
