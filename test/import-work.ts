import { sql } from 'kysely'
import { importStep } from '../src/jobs/imports/import-step.ts'
import type { TestDesk } from './desk.ts'

/** What a worker does: every import goes as far as it goes by itself. */
export async function workImports({
  database: { db },
  house: { files },
}: Pick<TestDesk, 'database' | 'house'>): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ id: number }>`select id from imports
      where state in ('reading', 'trying', 'running', 'undoing') order by id limit 1`.execute(db)
    const [one] = rows
    if (!one) return
    await importStep({ db, files, now: Date.now }, one.id)
  }
}
