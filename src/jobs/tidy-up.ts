import { collectLeftovers } from '../actions/files/collect-leftovers.ts'
import { UNDO_DAYS } from '../actions/imports/keep-import.ts'
import type { Db } from '../db/engine/database.ts'
import type { FileStore } from '../db/files/file-store.ts'
import { forgetAbandonedUploads } from '../db/files/files.ts'
import { forgetUploadDays } from '../db/files/upload-days.ts'
import { forgetOldRows } from '../db/imports/import-rows.ts'
import { forgetOldClaims } from '../db/people/address-questions.ts'
import { forgetOldGuesses } from '../db/people/guesses.ts'
import { forgetOldKeys } from '../db/people/idempotency-keys.ts'
import { forgetOldPhoneCodes } from '../db/people/phone-codes.ts'
import { forgetTwins } from '../db/request/vocabulary.ts'
import type { Instant } from '../domain/ground/instant.ts'

/**
 * Once a day deletes what has expired: idempotency keys, counted guesses, unconfirmed addresses, codes to telephones, unfinished uploads,
 * what stood in files of old imports, words that were kept twice, and bytes on the disk that no file row names.
 */
export async function tidyUp(db: Db, store: FileStore, now: Instant): Promise<void> {
  const abandoned = await db.transaction().execute(async (tx) => {
    await forgetOldKeys(tx)
    await forgetOldClaims(tx)
    await forgetOldPhoneCodes(tx)
    await forgetOldGuesses(tx)
    await forgetUploadDays(tx)
    await forgetOldRows(tx, UNDO_DAYS + 1)
    await forgetTwins(tx)
    return forgetAbandonedUploads(tx)
  })
  for (const id of abandoned) await store.drop(id)
  await collectLeftovers(db, store, now)
}
