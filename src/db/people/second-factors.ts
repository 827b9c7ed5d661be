import { sql } from 'kysely'
import type { StaffRole } from '../../domain/access/staff.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface SecondFactor {
  /** Sealed. */
  readonly secret: Buffer
  readonly begunAt: string
  /** Null: begun, and not asked for as yet. */
  readonly confirmedAt: string | null
}

export async function findSecondFactor(db: Db, personId: number): Promise<SecondFactor | null> {
  const found = await db
    .selectFrom('second_factors')
    .select(['secret', 'begun_at as begunAt', 'confirmed_at as confirmedAt'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return found ?? null
}

/** In the place of one that was begun and never confirmed; false when there is a confirmed one. */
export async function beginSecondFactor(tx: Tx, personId: number, secret: Buffer, now: Instant): Promise<boolean> {
  const { rows } =
    await sql`insert into second_factors (person_id, secret, begun_at) values (${personId}, ${secret}, ${iso(now)})
    on conflict (person_id) do update set secret = excluded.secret, begun_at = excluded.begun_at, last_step = null
      where second_factors.confirmed_at is null
    returning person_id`.execute(tx)
  return rows.length > 0
}

/** Uses up the number of this step; false when it or a later one has come in already. */
export async function spendStep(db: Db, personId: number, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .where((or) => or.or([or('last_step', 'is', null), or('last_step', '<', step)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function confirmSecondFactor(tx: Tx, personId: number, now: Instant): Promise<void> {
  await tx
    .updateTable('second_factors')
    .set({ confirmed_at: iso(now) })
    .where('person_id', '=', personId)
    .execute()
}

/** What somebody can show besides the first factor: a device that counts, and keys. */
export async function factorsOf(db: Db, personId: number) {
  const { rows } = await sql<{ device: boolean; passkeys: number }>`select
    exists (select 1 from second_factors where person_id = ${personId} and confirmed_at is not null) as device,
    (select count(*) from passkeys where person_id = ${personId}) as passkeys`.execute(db)
  return rows[0] ?? { device: false, passkeys: 0 }
}

export async function deleteSecondFactor(tx: Tx, personId: number): Promise<void> {
  await tx.deleteFrom('second_factors').where('person_id', '=', personId).execute()
}

export async function forgetRecoveryCodes(tx: Tx, personId: number): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('person_id', '=', personId).execute()
}

/** Device, keys and recovery codes; false when there was neither device nor key. */
export async function deleteFactors(tx: Tx, personId: number): Promise<boolean> {
  await forgetRecoveryCodes(tx, personId)
  const device = await tx.deleteFrom('second_factors').where('person_id', '=', personId).executeTakeFirst()
  const keys = await tx.deleteFrom('passkeys').where('person_id', '=', personId).executeTakeFirst()
  return device.numDeletedRows + keys.numDeletedRows > 0n
}

/** Instead of all that there were. */
export async function setRecoveryCodes(tx: Tx, personId: number, hashes: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('person_id', '=', personId).execute()
  await tx
    .insertInto('recovery_codes')
    .values(hashes.map((code_hash) => ({ person_id: personId, code_hash })))
    .execute()
}

/** False: there is none like it, or it has come in before. */
export async function spendRecoveryCode(db: Db, personId: number, hash: Buffer, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_codes')
    .set({ used_at: iso(now) })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function countRecoveryCodes(db: Db, personId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from recovery_codes
    where person_id = ${personId} and used_at is null`.execute(db)
  return rows[0]?.count ?? 0
}

/** Whoever has proven the first factor waits so for the second; what waited too long goes on the way. */
export async function insertHalfSignIn(
  db: Db,
  half: { readonly personId: number; readonly tokenHash: Buffer; readonly now: Instant; readonly expiresAt: Instant },
): Promise<void> {
  await sql`with gone as (delete from half_sign_ins where expires_at < ${iso(half.now)})
    insert into half_sign_ins (token_hash, person_id, expires_at)
    values (${half.tokenHash}, ${half.personId}, ${iso(half.expiresAt)})`.execute(db)
}

export async function findHalfSignIn(db: Db, tokenHash: Buffer, now: Instant): Promise<number | null> {
  const found = await db
    .selectFrom('half_sign_ins')
    .select('person_id as personId')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', iso(now))
    .executeTakeFirst()
  return found?.personId ?? null
}

export async function deleteHalfSignIns(tx: Tx, personId: number): Promise<void> {
  await tx.deleteFrom('half_sign_ins').where('person_id', '=', personId).execute()
}

export async function listSecondFactorRoles(db: Db): Promise<readonly StaffRole[]> {
  const { rows } = await sql<{ role: StaffRole }>`select role from second_factor_roles order by role`.execute(db)
  return rows.map(({ role }) => role)
}

/** Held until the transaction ends. */
export async function lockSecondFactorRoles(tx: Tx): Promise<readonly StaffRole[]> {
  await sql`lock table second_factor_roles in share row exclusive mode`.execute(tx)
  return listSecondFactorRoles(tx)
}

export async function setSecondFactorRoles(tx: Tx, roles: readonly StaffRole[]): Promise<void> {
  await tx.deleteFrom('second_factor_roles').execute()
  if (roles.length === 0) return
  await tx
    .insertInto('second_factor_roles')
    .values(roles.map((role) => ({ role })))
    .execute()
}

/** Whether a role of his asks for one. */
export async function isSecondFactorDemanded(db: Db, personId: number): Promise<boolean> {
  const { rows } = await sql<{ demanded: boolean }>`select exists (select 1 from second_factor_roles f
    join person_roles r on r.role = f.role where r.person_id = ${personId}) as demanded`.execute(db)
  return rows[0]?.demanded ?? false
}
