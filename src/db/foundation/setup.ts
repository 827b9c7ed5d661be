import { sql } from 'kysely'
import type { Db, Tx } from '../engine/database.ts'
import type { SettingName } from './pointers.ts'

export async function isEmptyDesk(db: Db): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`select not exists (select 1 from people) as empty`.execute(db)
  return rows[0]?.empty ?? false
}

export async function findSetting(db: Db, name: SettingName): Promise<unknown> {
  const found = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
  return found?.value ?? null
}

export async function keepSetting(db: Db, name: SettingName, value: unknown): Promise<void> {
  const text = JSON.stringify(value)
  await db
    .insertInto('settings')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text, changed_at: sql`now()` }))
    .execute()
}

export async function deleteSetting(tx: Tx, name: SettingName): Promise<void> {
  await tx.deleteFrom('settings').where('name', '=', name).execute()
}

/** Two who set the desk up at once do it one after the other. */
export async function lockSetup(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('okno set-up'))`.execute(tx)
}
