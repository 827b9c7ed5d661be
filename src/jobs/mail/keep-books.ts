import type { Db } from '../../db/engine/database.ts'
import { closePages, recountPages } from '../../db/mail/letter-books.ts'

/** Closes full pages of the books of letters, and counts anew what became of the letters of those with a change. */
export async function keepBooks(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await closePages(tx)
    await recountPages(tx, 'changed')
  })
}

/** Counts every letter there is: what was lost without a trace shows itself then. */
export async function recountLetters(db: Db): Promise<void> {
  await db.transaction().execute((tx) => recountPages(tx, 'all'))
}
