import type { Db } from '../../db/engine/database.ts'
import { findLetterLink } from '../../db/mail/letter-links.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { countGuess } from '../../db/people/guesses.ts'
import { readRequest } from '../../db/request/requests.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import { type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { linkOpens } from '../../domain/mail/letter-links.ts'
import { sourceOf } from '../../domain/people/source.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { hashOf } from '../ground/secrets.ts'

/** Who opens a letter's page, and what it is about. */
export interface OpenedLink {
  readonly actor: Actor
  readonly request: ServiceRequest
}

export interface Opening {
  readonly key: string
  /** Where the visitor comes from: whoever tries keys is slowed down. */
  readonly source: string
  readonly now: Instant
}

/** Keys that open nothing, from one source. */
const MISSES = { within: 15 * MINUTE, most: 30 }

/**
 * A letter's link acts for the person it was sent to, with the rights he has today, on its request alone. Keys that never
 * were, are over or belong to somebody who may no longer look, all fail alike.
 */
export async function openLetterLink(db: Db, { key, source, now }: Opening): Promise<OpenedLink> {
  const link = await findLetterLink(db, hashOf(key))
  const found = link && (await findByPerson(db, link.personId, 'email'))
  if (!link || !found) {
    const [misses = 0] = await countGuess(db, [hashOf(`letter-link:${sourceOf(source)}`)], now, now - MISSES.within)
    throw new Refusal(misses > MISSES.most ? 'too-many-requests' : 'letter-link.over')
  }
  const { actor } = found
  const request = await readRequest(db, actor, link.request).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('letter-link.over') : error
  })
  if (!linkOpens(link, request, now)) throw new Refusal('letter-link.over')
  return { actor, request }
}
