import { insertApiToken } from '../../db/api-tokens.ts'
import type { Desk } from '../../db/desk.ts'
import { DAY } from '../../domain/instant.ts'
import { hashOf, newToken } from './secrets.ts'

export interface ApiTokenOrder {
  readonly personId: number
  readonly name: string
  /** Days until it expires; without an end when left out. */
  readonly days?: number | undefined
}

/** A token for programs that act as this person. It is shown once and kept as its hash. */
export async function issueApiToken({ tx, now }: Pick<Desk, 'tx' | 'now'>, { personId, name, days }: ApiTokenOrder) {
  const token = `okno_${newToken()}`
  const expiresAt = days === undefined ? null : now + days * DAY
  const row = await insertApiToken(tx, { personId, name, tokenHash: hashOf(token), now, expiresAt })
  return { ...row, token }
}
