import type { Db } from '../../db/engine/database.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import { growingAmong, holdContentAlone, isContentNeeded, unneededAmong } from '../../db/files/files.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'

/** What nobody points to may be just about to get its row, or be wanted back from yesterday's backup of the database. */
export const GRACE = DAY

/**
 * Takes from the disk what no row needs any more: content whose last file is gone, uploads that are complete or were thrown
 * away, copies that a killed process left half-written. Content is needed by its hash, however many files have it.
 */
export async function collectLeftovers(db: Db, { leftovers }: FileStore, now: Instant): Promise<void> {
  const before = now - GRACE
  const uploads = await leftovers.uploads()
  const growing = new Set(await growingAmong(db, uploads))
  for (const id of uploads) if (!growing.has(id)) await leftovers.forgetUpload(id, before)
  for await (const hashes of leftovers.content()) {
    for (const sha256 of await unneededAmong(db, hashes)) await collect(db, leftovers, { sha256, before })
  }
  await leftovers.forgetHalves(before)
}

/** Asked once more while nobody can begin to need it. */
function collect(
  db: Db,
  leftovers: FileStore['leftovers'],
  { sha256, before }: { readonly sha256: string; readonly before: Instant },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await holdContentAlone(tx, sha256)
    if (!(await isContentNeeded(tx, sha256))) await leftovers.forgetContent(sha256, before)
  })
}
