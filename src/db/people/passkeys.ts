import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface Passkey {
  readonly id: number
  readonly personId: number
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: string[]
}

const COLUMNS = [
  'id',
  'person_id as personId',
  'credential_id as credentialId',
  'public_key as publicKey',
  'counter',
  'transports',
] as const

export function passkeysOf(db: Db, personId: number): Promise<Passkey[]> {
  return db.selectFrom('passkeys').select(COLUMNS).where('person_id', '=', personId).orderBy('id').execute()
}

/** Whose it is, as far as he may come in at all. */
export async function findPasskey(db: Db, credentialId: Buffer): Promise<Passkey | null> {
  const found = await db
    .selectFrom('passkeys as k')
    .innerJoin('people as p', 'p.id', 'k.person_id')
    .select(['k.id', 'k.person_id as personId', 'k.credential_id as credentialId', 'k.public_key as publicKey'])
    .select(['k.counter', 'k.transports'])
    .where('k.credential_id', '=', credentialId)
    .where('p.archived_at', 'is', null)
    .executeTakeFirst()
  return found ?? null
}

export interface NewPasskey extends Omit<Passkey, 'id'> {
  readonly name: string
  readonly synced: boolean
  readonly now: Instant
}

/** Null: it is somebody's already. */
export async function insertPasskey(tx: Tx, key: NewPasskey): Promise<number | null> {
  const row = await tx
    .insertInto('passkeys')
    .values({
      person_id: key.personId,
      credential_id: key.credentialId,
      public_key: key.publicKey,
      counter: key.counter,
      transports: key.transports,
      name: key.name,
      synced: key.synced,
      added_at: iso(key.now),
    })
    .onConflict((same) => same.constraint('passkey_is_of_one_person').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** It has signed once more; false when its counter went back meanwhile, or it was removed. */
export async function noteUseOfPasskey(db: Db, id: number, counter: number, now: Instant): Promise<boolean> {
  const { rows } = await sql`update passkeys set counter = ${counter}, used_at = ${iso(now)}
    where id = ${id} and (counter < ${counter} or ${counter} = 0 and counter = 0) returning id`.execute(db)
  return rows.length > 0
}

export function listPasskeys(db: Db, personId: number) {
  return db
    .selectFrom('passkeys')
    .select(['id', 'name', 'synced', 'added_at as addedAt', 'used_at as usedAt'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
}

export async function countPasskeys(db: Db, personId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from passkeys
    where person_id = ${personId}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Its name; null when this person has none like it. */
export async function deletePasskey(tx: Tx, personId: number, id: number): Promise<string | null> {
  const gone = await tx
    .deleteFrom('passkeys')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  return gone?.name ?? null
}

export type ChallengePurpose = 'add' | 'prove' | 'sign_in'

interface Challenge {
  readonly hash: Buffer
  readonly purpose: ChallengePurpose
  readonly personId: number | null
}

/** What waited too long goes on the way. */
export async function keepChallenge(
  db: Db,
  { hash, purpose, personId, now, expiresAt }: Challenge & { readonly now: Instant; readonly expiresAt: Instant },
): Promise<void> {
  await sql`with gone as (delete from passkey_challenges where expires_at < ${iso(now)})
    insert into passkey_challenges (challenge_hash, purpose, person_id, expires_at)
    values (${hash}, ${purpose}, ${personId}, ${iso(expiresAt)})`.execute(db)
}

/** Uses it up; false when it was asked of somebody else, for something else, too long ago, or is used up already. */
export async function spendChallenge(
  db: Db,
  { hash, purpose, personId, now }: Challenge & { readonly now: Instant },
): Promise<boolean> {
  const { rows } = await sql`delete from passkey_challenges where challenge_hash = ${hash} and purpose = ${purpose}
    and person_id is not distinct from ${personId}::bigint and expires_at > ${iso(now)} returning purpose`.execute(db)
  return rows.length > 0
}
