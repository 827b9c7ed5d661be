import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../domain/ground/instant.ts'
import type { ImportSubject, Mapped } from '../../domain/imports/fields.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export type ImportState =
  | 'reading'
  | 'unreadable'
  | 'trying'
  | 'tried'
  | 'running'
  | 'stopped'
  | 'done'
  | 'undoing'
  | 'undone'

export interface Import {
  readonly id: number
  readonly subject: ImportSubject
  readonly fileId: number
  readonly fileName: string
  readonly fileSize: number
  readonly state: ImportState
  readonly trouble: string | null
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly columns: readonly string[]
  readonly mapping: readonly Mapped[]
  readonly revision: number
  readonly startedBy: { readonly id: number; readonly name: string }
  readonly createdAt: string
  readonly ranAt: string | null
  readonly endedAt: string | null
  readonly undoneAt: string | null
}

const SHOWN = sql`i.id, i.subject, i.file_id as "fileId", i.file_name as "fileName", i.file_size as "fileSize", i.state, i.trouble,
  i.encoding, i.delimiter, i.columns, i.mapping, i.revision, jsonb_build_object('id', p.id, 'name', p.name) as "startedBy",
  i.created_at as "createdAt", i.ran_at as "ranAt", i.ended_at as "endedAt", i.undone_at as "undoneAt"`

export async function listImports(db: Db): Promise<Import[]> {
  const { rows } = await sql<Import>`select ${SHOWN} from imports i join people p on p.id = i.started_by
    order by i.created_at desc, i.id desc limit 100`.execute(db)
  return rows.map(parsed)
}

export async function findImport(db: Db, id: number): Promise<Import | null> {
  const { rows } =
    await sql<Import>`select ${SHOWN} from imports i join people p on p.id = i.started_by where i.id = ${id}`.execute(
      db,
    )
  return rows[0] ? parsed(rows[0]) : null
}

/** Held until the transaction ends: batches and buttons come one after the other. */
export async function lockImport(tx: Tx, id: number): Promise<Import | null> {
  await tx.selectFrom('imports').select('id').where('id', '=', id).forUpdate().execute()
  return findImport(tx, id)
}

const columnsShape = z.array(z.string())
const mappingShape = z.array(
  z.object({ field: z.string().nullable(), how: z.enum(['name', 'values', 'hand', 'empty']).nullable() }),
)

function parsed(row: Import): Import {
  return { ...row, columns: columnsShape.parse(row.columns), mapping: mappingShape.parse(row.mapping) }
}

export async function insertImport(
  tx: Tx,
  order: { subject: ImportSubject; fileId: number; fileName: string; fileSize: number; startedBy: number; at: Instant },
): Promise<number> {
  const { id } = await tx
    .insertInto('imports')
    .values({
      subject: order.subject,
      file_id: order.fileId,
      file_name: order.fileName,
      file_size: order.fileSize,
      state: 'reading',
      started_by: order.startedBy,
      created_at: iso(order.at),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export interface ImportChange {
  readonly state?: ImportState
  readonly trouble?: string | null
  readonly encoding?: string
  readonly delimiter?: string
  readonly columns?: readonly string[]
  readonly mapping?: readonly Mapped[]
  readonly revision?: number
  readonly ranAt?: Instant
  readonly endedAt?: Instant
  readonly undoneAt?: Instant
}

export async function updateImport(tx: Tx, id: number, change: ImportChange): Promise<void> {
  const { columns, mapping, ranAt, endedAt, undoneAt, ...plain } = change
  await tx
    .updateTable('imports')
    .set({
      ...plain,
      ...(columns && { columns: JSON.stringify(columns) }),
      ...(mapping && { mapping: JSON.stringify(mapping) }),
      ...(ranAt !== undefined && { ran_at: iso(ranAt) }),
      ...(endedAt !== undefined && { ended_at: iso(endedAt) }),
      ...(undoneAt !== undefined && { undone_at: iso(undoneAt) }),
    })
    .where('id', '=', id)
    .execute()
}

/** The step that the import waits for is done by a worker, once at a time. */
export async function queueImportStep(tx: Tx, id: number): Promise<void> {
  await sql`select graphile_worker.add_job('import-step', json_build_object('id', ${id}::bigint),
    queue_name := ${`import ${id}`}, max_attempts := 5)`.execute(tx)
}

/** Whether one is running or being undone: two at once would overtake each other. */
export async function isImportAtWork(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from imports where state in ('running', 'undoing') limit 1`.execute(db)
  return rows.length > 0
}
