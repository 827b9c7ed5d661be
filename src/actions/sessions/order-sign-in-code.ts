import type { Db, Tx } from '../../db/engine/database.ts'
import { insertLoose } from '../../db/notices/outbox.ts'
import { countGuess, guessesSince } from '../../db/people/guesses.ts'
import { findByAddress, mailOf } from '../../db/people/people.ts'
import { lockPerson } from '../../db/people/person-lock.ts'
import { findLastCode, insertCode, type LastCode, prolongCode, setPair } from '../../db/people/sign-in-codes.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { type Address, normalisedAddress } from '../../domain/people/address.ts'
import { CODE_LIFETIME, isLetterDue } from '../../domain/people/sign-in-code.ts'
import { type LooseWay, wayTo } from '../ground/loose-way.ts'
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
  /** Ways to telephones, for who has no mail. */
  readonly ways: readonly LooseWay[]
}

/**
 * Sends a code and a link to a known address; unknown addresses get the same answer and no letter. Who has no mail, and has proven
 * the telephone that he typed, gets the code there; who has mail never does. A code that still works is
 * sent again. When a person was written to often enough, the last letter he has works again: whoever orders in his name can
 * neither fill his mailbox nor keep him from coming in.
 */
export async function orderSignInCode(db: Db, typed: string, issue: Issue): Promise<void> {
  const address = normalisedAddress(typed)
  const person = await findByAddress(db, address)
  if (!person) return
  await db.transaction().execute(async (tx) => {
    const place = await placeOf(tx, person, address, issue)
    if (!place) return
    await lockPerson(tx, 'codes', person.id)
    const last = await findLastCode(tx, person.id, issue.now - DAY)
    if (last) await prolongCode(tx, last.id, issue.now + CODE_LIFETIME)
    if (!(await mayWriteTo(tx, person.id, issue.now))) return
    const { code, linkToken } = again(last, person.id, issue) ?? (await newPair(tx, person.id, issue))
    const locale = person.locale === 'en' ? 'en' : 'ru'
    const facts = { code, link: linkOf(issue.url, linkToken), minutes: CODE_LIFETIME / MINUTE }
    const payload = place.texts?.write(locale, { kind: 'sign_in', code }) ?? (await issue.write(tx, locale, facts))
    const { way, to } = place
    await insertLoose(tx, { kind: 'sign_in', personId: person.id, way, address: to, payload, now: issue.now })
  })
}

/** Where a code goes: to the proven mail address that was typed, else to his own; to a telephone only where there is no mail at all. */
async function placeOf(
  tx: Tx,
  person: { readonly id: number; readonly verifiedAt: string | null },
  { kind, value }: Address,
  { ways, now }: Pick<Issue, 'ways' | 'now'>,
) {
  const isProven = person.verifiedAt !== null
  const mail = kind === 'email' && isProven ? value : await mailOf(tx, person.id)
  if (mail !== null) return { way: 'email', to: mail, texts: null }
  const texts = kind === 'phone' && isProven ? await wayTo(tx, ways, { kind: 'sign_in', phone: value, now }) : null
  return texts && { way: texts.way, to: value, texts }
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
