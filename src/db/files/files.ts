import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../domain/access/permissions.ts'
import { type FilePiece, lengthOf } from '../../domain/files/file-pieces.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { readableAsStaff, readableBy } from '../access/readable.ts'
import type { Db, Tx } from '../engine/database.ts'

export interface NewFile {
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly uploadedBy: number
  /** By which the HTML of a letter shows it in place. */
  readonly contentId?: string | null
}

export async function insertFile(
  tx: Tx,
  { name, mediaType, size, uploadedBy, contentId = null }: NewFile,
): Promise<number> {
  const { id } = await tx
    .insertInto('files')
    .values({ name, media_type: mediaType, size, uploaded_by: uploadedBy, content_id: contentId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export interface Upload {
  readonly id: number
  readonly size: number
  readonly mediaType: string
  /** Null as long as it grows. */
  readonly sha256: string | null
  readonly pieces: readonly FilePiece[]
}

/** One's own upload, held until the transaction ends; null when there is none. */
export async function lockUpload(tx: Tx, id: number, personId: number): Promise<Upload | null> {
  return uploadIn(await ownUpload(tx, id, personId).forUpdate().executeTakeFirst())
}

export async function findUpload(db: Db, id: number, personId: number): Promise<Upload | null> {
  return uploadIn(await ownUpload(db, id, personId).executeTakeFirst())
}

function ownUpload(db: Db, id: number, personId: number) {
  return db
    .selectFrom('files')
    .select(['id', 'size', 'sha256', 'media_type as mediaType', 'pieces'])
    .where('id', '=', id)
    .where('uploaded_by', '=', personId)
}

const keptPieces = z.array(z.tuple([z.int(), z.string()]))

function uploadIn(row: (Omit<Upload, 'pieces'> & { readonly pieces: unknown }) | undefined): Upload | null {
  if (!row) return null
  return { ...row, pieces: keptPieces.parse(row.pieces).map(([size, sha256]) => ({ size, sha256 })) }
}

export async function keepPieces(tx: Tx, id: number, pieces: readonly FilePiece[]): Promise<void> {
  const kept = JSON.stringify(pieces.map(({ size, sha256 }) => [size, sha256]))
  await tx
    .updateTable('files')
    .set({ received: lengthOf(pieces), pieces: kept })
    .where('id', '=', id)
    .execute()
}

export async function completeFile(tx: Tx, id: number, kept: { sha256: string; mediaType: string }): Promise<void> {
  await tx
    .updateTable('files')
    .set((eb) => ({ received: eb.ref('size'), pieces: '[]', sha256: kept.sha256, media_type: kept.mediaType }))
    .where('id', '=', id)
    .execute()
}

/** Until this transaction ends the tidying job cannot delete the content of this hash. A shared lock: many may hold it at once. */
export async function holdContent(tx: Tx, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`content ${sha256}`}, 0))`.execute(tx)
}

/** The exclusive lock of the tidying job: waits for every holder, and makes later ones wait. */
export async function holdContentAlone(tx: Tx, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`content ${sha256}`}, 0))`.execute(tx)
}

export async function isContentNeeded(db: Db, sha256: string): Promise<boolean> {
  return (await unneededAmong(db, [sha256])).length === 0
}

/** Of these hashes, those that no file has. */
export async function unneededAmong(db: Db, hashes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`select sha256 from unnest(${[...hashes]}::text[]) as kept (sha256)
    where not exists (select from files where files.sha256 = kept.sha256)`.execute(db)
  return rows.map(({ sha256 }) => sha256)
}

/** Of these uploads, those that are still to go on. */
export async function growingAmong(db: Db, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from files
    where id = any(${[...ids]}::bigint[]) and sha256 is null`.execute(db)
  return rows.map(({ id }) => id)
}

/** A file the person may have: his own before it is sent; of a request he may read; of an internal note only if he reads notes there. */
export async function findDownload(db: Db, actor: Actor, id: number) {
  const { rows } = await sql<{ id: number; name: string; mediaType: string; size: number; sha256: string }>`
    select f.id, f.name, f.media_type as "mediaType", f.size, f.sha256 from files f
      left join requests r on r.number = f.request_number left join messages m on m.id = f.message_id
    where f.id = ${id} and f.sha256 is not null and case when f.request_number is null then f.uploaded_by = ${actor.personId}
      else ${readableBy(actor)} and (m.visibility = 'public' or ${readableAsStaff(actor)}) end`.execute(db)
  return rows[0] ?? null
}

/** What was named goes out whole or nothing does: a file that is unfinished, foreign or already sent is none that one has. */
export function demandAllAttached(named: readonly number[], attached: readonly number[]): void {
  const missing = named.filter((id) => !attached.includes(id))
  if (missing.length > 0) throw new Refusal('file.not-found', { fileIds: missing })
}

/** Every download is in the audit log. */
export async function noteDownload(db: Db, fileId: number, personId: number, at: string): Promise<void> {
  await db.insertInto('file_downloads').values({ file_id: fileId, person_id: personId, at }).execute()
}

/** An upload that was never sent with anything may be taken away by its owner. */
export async function deleteUpload(tx: Tx, id: number, personId: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('files')
    .where('id', '=', id)
    .where('uploaded_by', '=', personId)
    .where('request_number', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Forgets uploads of more than a week ago that were never sent with anything; resolves with their ids. */
export async function forgetAbandonedUploads(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`delete from files where request_number is null
    and created_at < now() - interval '7 days' returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
