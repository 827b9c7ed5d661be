import type { Desk } from '../../db/desk.ts'
import { countApiTokens, insertApiToken, revokeApiToken } from '../../db/people/api-tokens.ts'
import { mailOf } from '../../db/people/people.ts'
import { keptScopes, TOKEN_SCOPES, type TokenScope } from '../../domain/access/token-scopes.ts'
import { QUOTAS } from '../../domain/files/quotas.ts'
import { DAY } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import { hashOf, newToken } from '../ground/secrets.ts'
import { type Addressee, type AddressPost, sendAddressLetter } from '../people/address-letters.ts'

export interface ApiTokenOrder {
  readonly personId: number
  readonly name: string
  /** Days until it expires; without an end when left out. */
  readonly days?: number | undefined
  /** Left out: all that its person may. */
  readonly scopes?: readonly TokenScope[] | undefined
}

/** A token for programs that act as this person. It is shown once and kept as its hash. */
export async function issueApiToken(
  { tx, now }: Pick<Desk, 'tx' | 'now'>,
  { personId, name, days, scopes: wanted = TOKEN_SCOPES }: ApiTokenOrder,
) {
  const token = `okno_${newToken()}`
  const expiresAt = days === undefined ? null : now + days * DAY
  const scopes = keptScopes(wanted)
  const row = await insertApiToken(tx, { personId, name, tokenHash: hashOf(token), now, expiresAt, scopes })
  return { ...row, token }
}

/** A token that a person makes himself, as long as he has not too many; a letter tells him. */
export async function issueOwnApiToken(
  desk: Desk,
  post: AddressPost,
  { person, ...order }: Omit<ApiTokenOrder, 'personId'> & { readonly person: Addressee },
) {
  const { tx, now, actor } = desk
  const { working, made } = await countApiTokens(tx, actor.personId, { now, since: now - DAY })
  if (working >= QUOTAS.apiTokens || made >= QUOTAS.apiTokensADay) {
    throw new Refusal('token.too-many', { most: QUOTAS.apiTokens, mostADay: QUOTAS.apiTokensADay })
  }
  const to = await mailOf(tx, actor.personId)
  const written = (await post.letters(tx)).token(person, { at: now, url: post.url })
  if (to !== null) await sendAddressLetter(tx, { to, recipientId: actor.personId, written }, now)
  const issued = await issueApiToken(desk, { ...order, personId: actor.personId })
  const { id, name, expiresAt, scopes } = issued
  await recordChange(desk, { subject: 'api_token', id, name, before: null, after: { name, expiresAt, scopes } })
  return issued
}

/** Programs that came with it are refused from now on. */
export async function revokeOwnApiToken(desk: Desk, tokenId: number): Promise<void> {
  const { tx, actor, now } = desk
  const ended = await revokeApiToken(tx, actor.personId, { id: tokenId, now })
  if (!ended) throw new Refusal('session.not-found')
  const { id, name, expiresAt } = ended
  await recordChange(desk, { subject: 'api_token', id, name, before: { name, expiresAt }, after: null })
}
