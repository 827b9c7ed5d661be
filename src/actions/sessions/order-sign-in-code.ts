import type { Db, Tx } from '../../db/engine/database.ts'
import { insertLoose } from '../../db/notices/outbox.ts'
import { countGuess, guessesSince } from '../../db/people/guesses.ts'
import { findByAddress, mailOf } from '../../db/people/people.ts'
import { lockPerson } from '../../db/people/person-lock.ts'
import { findLastCode, insertCode, type LastCode, prolongCode, setPair } from '../../db/people/sign-in-codes.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { normalisedAddress } from '../../domain/people/address.ts'
import { CODE_LIFETIME, isLetterDue } from '../../domain/people/sign-in-code.ts'
import { codeHash, hashOf, newToken, type SignInPair, sameBytes, signInPair } from '../ground/secrets.ts'

/** A link printed by the first start waits longer for its reader; never more than 72 hours. */
export const PRINTED_LINK_LIFETIME = 72 * HOUR

/** Words of the letter with the code, in the person's language (texts). */
export type WriteLetter = (
  tx: Tx,
  locale: 'ru' | 'en',
  facts: { readonly code: string; readonly link: string; readonly minutes: number },
) => Promise<{ readonly subject: string; readonly text: string; readonly html: string }>

export interface Issue {
  readonly now: Instant
  readonly secret: string
  readonly url: string
  readonly write: WriteLetter
}

/**
 * Sends a code and a link to a known address; unknown addresses get the same answer and no letter. A code that still works is
 * sent again. When a person was written to often enough, the last letter he has works again: whoever orders in his name can
 * neither fill his mailbox nor keep him from coming in.
 */
export async function orderSignInCode(db: Db, typed: string, issue: Issue): Promise<void> {
  const address = normalisedAddress(typed)
  const person = await findByAddress(db, address)
  if (!person) return
  await db.transaction().execute(async (tx) => {
    const isProven = address.kind === 'email' && person.verifiedAt !== null
    const to = isProven ? address.value : await mailOf(tx, person.id)
    if (to === null) return
    await lockPerson(tx, 'codes', person.id)
    const last = await findLastCode(tx, person.id, issue.now - DAY)
    if (last) await prolongCode(tx, last.id, issue.now + CODE_LIFETIME)
    if (!(await mayWriteTo(tx, person.id, issue.now))) return
    const { code, linkToken } = again(last, person.id, issue) ?? (await newPair(tx, person.id, issue))
    const link = linkOf(issue.url, linkToken)
    const letter = await issue.write(tx, person.locale === 'en' ? 'en' : 'ru', {
      code,
      link,
      minutes: CODE_LIFETIME / MINUTE,
    })
    const place = { personId: person.id, way: 'email', address: to }
    await insertLoose(tx, { kind: 'sign_in', ...place, payload: letter, now: issue.now })
  })
}

/** Counts the letter that follows. */
async function mayWriteTo(tx: Tx, personId: number, now: Instant): Promise<boolean> {
  const key = hashOf(`sign-in-letter:${personId}`)
  const mayFollow = isLetterDue({
    withinHour: await guessesSince(tx, key, now - HOUR),
    withinDay: await guessesSince(tx, key, now - DAY),
  })
  if (mayFollow) await countGuess(tx, [key], now, now - DAY)
  return mayFollow
}

/** The code and the link of a letter that is out, when they still open something: they are made of its number, and kept nowhere. */
function again(last: LastCode | null, personId: number, { secret, now }: Issue): SignInPair | null {
  if (!last || last.attemptsLeft === 0 || Date.parse(last.expiresAt) <= now) return null
  const pair = signInPair(secret, { personId, id: last.id, at: Date.parse(last.createdAt) })
  return sameBytes(hashOf(pair.linkToken), last.linkHash) ? pair : null
}

async function newPair(tx: Tx, personId: number, { secret, now }: Issue): Promise<SignInPair> {
  const id = await insertCode(tx, {
    personId,
    codeHash: null,
    linkHash: hashOf(newToken()),
    now,
    expiresAt: now + CODE_LIFETIME,
  })
  const pair = signInPair(secret, { personId, id, at: now })
  await setPair(tx, id, { codeHash: codeHash(secret, personId, pair.code), linkHash: hashOf(pair.linkToken) })
  return pair
}

/** A one-time sign-in link for a person. A GET of it opens a page with a button and changes nothing. */
export async function issueLink(
  tx: Tx,
  personId: number,
  { now, url, lifetime }: { now: Instant; url: string; lifetime: number },
): Promise<string> {
  const token = newToken()
  await insertCode(tx, { personId, codeHash: null, linkHash: hashOf(token), now, expiresAt: now + lifetime })
  return linkOf(url, token)
}

function linkOf(url: string, token: string): string {
  return `${url}/sign-in/${token}`
}
