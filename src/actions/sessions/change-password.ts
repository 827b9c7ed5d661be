import type { Db } from '../../db/engine/database.ts'
import { revokeApiTokens } from '../../db/people/api-tokens.ts'
import { countGuess } from '../../db/people/guesses.ts'
import { knownOfPerson } from '../../db/people/known-of-person.ts'
import { findPassword, mailOf, setPassword } from '../../db/people/people.ts'
import { deleteOtherSessions } from '../../db/people/sessions.ts'
import { endCodes } from '../../db/people/sign-in-codes.ts'
import { type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { hashOf, passwordFits, passwordHash } from '../ground/secrets.ts'
import { type Addressee, type AddressPost, sendAddressLetter } from '../people/address-letters.ts'
import { demandStrong } from './demand-strong.ts'
import { GUESSES } from './sign-in.ts'

export interface PasswordOrder {
  readonly person: Addressee & { readonly id: number }
  /** The session of whoever changes it. */
  readonly session: number
  readonly current?: string | undefined
  readonly next: string
}

/**
 * Whoever has a password must know it to change it. With the old one end all other ways in: sessions, tokens of programs, codes
 * and links that were sent. A letter tells the person.
 */
export async function changePassword(
  db: Db,
  post: AddressPost,
  { person, session, current, next }: PasswordOrder,
  now: Instant,
): Promise<void> {
  const kept = await findPassword(db, person.id)
  if (kept !== null) await demandKnown(db, { personId: person.id, current: current ?? '', kept }, now)
  demandStrong(next, await knownOfPerson(db, person.id))
  const hash = await passwordHash(next, `person ${person.id}`)
  await db.transaction().execute(async (tx) => {
    await setPassword(tx, person.id, hash)
    await deleteOtherSessions(tx, person.id, session)
    await revokeApiTokens(tx, person.id, now)
    await endCodes(tx, person.id, now)
    const to = await mailOf(tx, person.id)
    if (to === null) return
    const written = (await post.letters(tx)).password(person, { at: now, url: post.url, isFirst: kept === null })
    await sendAddressLetter(tx, { to, recipientId: person.id, written }, now)
  })
}

interface Known {
  readonly personId: number
  readonly current: string
  readonly kept: string
}

/** A guess counts before it is looked at, whoever's session makes it. */
async function demandKnown(db: Db, { personId, current, kept }: Known, now: Instant): Promise<void> {
  const [guesses = 0] = await countGuess(db, [hashOf(`password:${personId}`)], now, now - GUESSES.within)
  if (guesses > GUESSES.perAccount) {
    throw new Refusal('sign-in.too-many-attempts', { minutes: GUESSES.within / MINUTE })
  }
  if (!(await passwordFits(current, kept, `person ${personId}`))) throw new Refusal('sign-in.failed')
}
