import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface PushKeys {
  readonly publicKey: string
  /** Sealed. */
  readonly privateKey: Buffer
}

export async function loadPushKeys(db: Db): Promise<PushKeys | null> {
  const { rows } =
    await sql<PushKeys>`select public_key as "publicKey", private_key as "privateKey" from push_keys`.execute(db)
  return rows[0] ?? null
}

/** Whoever comes second finds the keys of the first. */
export async function insertPushKeys(db: Db, { publicKey, privateKey }: PushKeys, now: Instant): Promise<void> {
  await sql`insert into push_keys (public_key, private_key, made_at) values (${publicKey}, ${privateKey}, ${iso(now)})
    on conflict do nothing`.execute(db)
}
