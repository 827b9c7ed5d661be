import { TOKEN_SCOPES, type TokenScope } from '../../domain/access/token-scopes.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso, maybeIso } from '../engine/moments.ts'
import { lockPerson } from './person-lock.ts'

const SHOWN = [
  'id',
  'name',
  'created_at as createdAt',
  'used_at as usedAt',
  'expires_at as expiresAt',
  'scopes',
] as const

export interface NewApiToken {
  readonly personId: number
  readonly name: string
  readonly tokenHash: Buffer
  readonly now: Instant
  readonly expiresAt: Instant | null
  readonly scopes: readonly TokenScope[]
}

export function insertApiToken(tx: Tx, { personId, name, tokenHash, now, expiresAt, scopes }: NewApiToken) {
  return tx
    .insertInto('api_tokens')
    .values({
      person_id: personId,
      name,
      token_hash: tokenHash,
      created_at: iso(now),
      expires_at: maybeIso(expiresAt),
      scopes: [...scopes],
    })
    .returning(SHOWN)
    .executeTakeFirstOrThrow()
}

export async function listApiTokens(db: Db, personId: number) {
  const rows = await db
    .selectFrom('api_tokens')
    .select(SHOWN)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, scopes: TOKEN_SCOPES.filter((scope) => row.scopes.includes(scope)) }))
}

/** Those that work, and those that were made since `since`; tokens of one person are made one after the other. */
export async function countApiTokens(
  tx: Tx,
  personId: number,
  { now, since }: { readonly now: Instant; readonly since: Instant },
) {
  await lockPerson(tx, 'tokens', personId)
  return tx
    .selectFrom('api_tokens')
    .select((eb) => [
      eb.fn
        .countAll<number>()
        .filterWhere('revoked_at', 'is', null)
        .filterWhere(eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', iso(now))]))
        .as('working'),
      eb.fn.countAll<number>().filterWhere('created_at', '>', iso(since)).as('made'),
    ])
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
}

/** Every token of this person ends. */
export async function revokeApiTokens(tx: Tx, personId: number, now: Instant): Promise<void> {
  await tx
    .updateTable('api_tokens')
    .set({ revoked_at: iso(now) })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** The token that ended; null when this person has no such token. */
export async function revokeApiToken(
  tx: Tx,
  personId: number,
  { id, now }: { readonly id: number; readonly now: Instant },
) {
  const ended = await tx
    .updateTable('api_tokens')
    .set({ revoked_at: iso(now) })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning(SHOWN)
    .executeTakeFirst()
  return ended ?? null
}
