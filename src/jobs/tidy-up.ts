import { collectLeftovers } from '../actions/files/collect-leftovers.ts'
import { forgetOldClaims } from '../db/address-questions.ts'
import type { Db } from '../db/database.ts'
import type { FileStore } from '../db/file-store.ts'
import { forgetAbandonedUploads } from '../db/files.ts'
import { forgetOldKeys } from '../db/idempotency-keys.ts'
import { forgetOldLinks } from '../db/letter-links.ts'
import { forgetUploadDays } from '../db/upload-days.ts'
import type { Instant } from '../domain/instant.ts'

/**
 * Once a day: keys that nobody will repeat, links whose time is over, addresses that nobody confirmed, uploads that nobody
 * sent, and bytes on the disk that belong to no file.
 */
export async function tidyUp(db: Db, store: FileStore, now: Instant): Promise<void> {
  const abandoned = await db.transaction().execute(async (tx) => {
    await forgetOldKeys(tx)
    await forgetOldLinks(tx)
    await forgetOldClaims(tx)
    await forgetUploadDays(tx)
    return forgetAbandonedUploads(tx)
  })
  for (const id of abandoned) await store.drop(id)
  await collectLeftovers(db, store, now)
}
