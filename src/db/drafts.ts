import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { Desk } from './desk.ts'
import { iso } from './request-row.ts'

export async function listDrafts(db: Db, personId: number) {
  const { rows } = await sql<{ key: string; body: Record<string, unknown>; savedAt: string }>`
    select key, body, saved_at as "savedAt" from drafts where person_id = ${personId} order by saved_at desc limit 200`.execute(
    db,
  )
  return rows
}

export async function saveDraft({ tx, actor, now }: Desk, key: string, draft: Record<string, unknown>): Promise<void> {
  const row = { body: JSON.stringify(draft), saved_at: iso(now) }
  await tx
    .insertInto('drafts')
    .values({ person_id: actor.personId, key, ...row })
    .onConflict((conflict) => conflict.columns(['person_id', 'key']).doUpdateSet(row))
    .execute()
}

export async function deleteDraft({ tx, actor }: Desk, key: string): Promise<void> {
  await tx.deleteFrom('drafts').where('person_id', '=', actor.personId).where('key', '=', key).execute()
}
