import type { Db, Tx } from '../../db/engine/database.ts'
import { insertLoose } from '../../db/notices/outbox.ts'
import { findByAddress, mailOf } from '../../db/people/people.ts'
import { insertCode } from '../../db/people/sign-in-codes.ts'
import { HOUR, type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { normalisedAddress } from '../../domain/people/address.ts'
import { CODE_LIFETIME } from '../../domain/people/sign-in-code.ts'
import { codeHash, hashOf, newCode, newToken } from './secrets.ts'
import { slowDown, type Visitor } from './sign-in.ts'

/** A link printed by the first start waits longer for its reader; never more than 72 hours. */
export const PRINTED_LINK_LIFETIME = 72 * HOUR

/** Words of the letter with the code, in the person's language (texts). */
export type WriteLetter = (
  locale: 'ru' | 'en',
  facts: { readonly code: string; readonly link: string; readonly minutes: number },
) => { readonly subject: string; readonly text: string; readonly html: string }

export interface Issue {
  readonly now: Instant
  readonly secret: string
  readonly url: string
  readonly write: WriteLetter
}

/** Sends a code and a link to a known address. Unknown addresses get the same answer and no letter. */
export async function orderSignInCode(db: Db, visitor: Visitor, typed: string, issue: Issue): Promise<void> {
  const address = normalisedAddress(typed)
  await slowDown(db, `code:${address.value}`, visitor, issue.now)
  const person = await findByAddress(db, address)
  if (!person) return
  await db.transaction().execute(async (tx) => {
    const isProven = address.kind === 'email' && person.verifiedAt !== null
    const to = isProven ? address.value : await mailOf(tx, person.id)
    if (to === null) return
    const code = newCode()
    const link = await issueLink(tx, person.id, {
      ...issue,
      lifetime: CODE_LIFETIME,
      codeHash: codeHash(issue.secret, person.id, code),
    })
    const letter = issue.write(person.locale === 'en' ? 'en' : 'ru', { code, link, minutes: CODE_LIFETIME / MINUTE })
    const place = { personId: person.id, way: 'email', address: to }
    await insertLoose(tx, { kind: 'sign_in', ...place, payload: letter, now: issue.now })
  })
}

/** A one-time sign-in link for a person. A GET of it opens a page with a button and changes nothing. */
export async function issueLink(
  tx: Tx,
  personId: number,
  { now, url, lifetime, codeHash = null }: { now: Instant; url: string; lifetime: number; codeHash?: Buffer | null },
): Promise<string> {
  const token = newToken()
  await insertCode(tx, { personId, codeHash, linkHash: hashOf(token), now, expiresAt: now + lifetime })
  return `${url}/sign-in/${token}`
}
