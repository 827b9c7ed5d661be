import type { Desk } from '../../db/desk.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { findUpload } from '../../db/files/files.ts'
import { deleteRows, type ImportRow, insertRows } from '../../db/imports/import-rows.ts'
import {
  findImport,
  type Import,
  type ImportState,
  insertImport,
  isImportAtWork,
  lockImport,
  queueImportStep,
  updateImport,
} from '../../db/imports/imports.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { DAY } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { fieldsOf, guessedMapping, type ImportSubject, isUsable, type Mapped } from '../../domain/imports/fields.ts'
import { recordChange } from '../audit/record-change.ts'

/** How long an import can be taken back. */
export const UNDO_DAYS = 30

export interface ImportOrder {
  readonly subject: ImportSubject
  /** A finished upload of one's own. */
  readonly fileId: number
  readonly fileName: string
}

/** A file begins its way: it is read by a worker, and nothing is written of it yet. */
export async function beginImport(desk: Desk, order: ImportOrder): Promise<number> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const upload = await findUpload(tx, order.fileId, actor.personId)
  if (!upload || upload.sha256 === null) throw new Refusal('file.not-found')
  const id = await insertImport(tx, { ...order, fileSize: upload.size, startedBy: actor.personId, at: now })
  await queueImportStep(tx, id)
  const after = { subject: order.subject, state: 'reading' }
  await recordChange(desk, { subject: 'import', id, name: order.fileName, before: null, after })
  return id
}

/** Columns fill other fields: it is tried anew. */
export async function mapImport(desk: Desk, id: number, fields: readonly (string | null)[]): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const one = await heldImport(tx, id)
  if (one.state !== 'tried' && one.state !== 'trying') throw new Refusal('import.too-late')
  const mapping = one.mapping.map((was, place): Mapped => {
    const field = fields[place] ?? null
    return field === was.field ? was : { field, how: 'hand' }
  })
  demandMapping(one.subject, mapping, fields.length === one.columns.length)
  await updateImport(tx, id, { mapping, revision: one.revision + 1, state: 'trying' })
  await queueImportStep(tx, id)
  const [before, after] = [fieldsIn(one.mapping), fieldsIn(mapping)]
  await recordChange(desk, { subject: 'import', id, name: one.fileName, before, after })
}

/** From now on it is written, in batches; one at a time on the whole desk. */
export async function startImport(desk: Desk, id: number, revision: number): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const one = await heldImport(tx, id)
  if (one.state === 'running') return
  if (one.state !== 'tried' && one.state !== 'stopped') throw new Refusal('import.too-late')
  if (one.revision !== revision) throw new Refusal('import.changed')
  if (await isImportAtWork(tx)) throw new Refusal('import.another-runs')
  await updateImport(tx, id, { state: 'running', ranAt: now })
  await queueImportStep(tx, id)
  await recordState(desk, one, 'running')
}

/** It stops between two batches: what is written stays, and it can go on. */
export async function stopImport(desk: Desk, id: number): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const one = await heldImport(tx, id)
  if (one.state !== 'running') throw new Refusal('import.too-late')
  await updateImport(tx, id, { state: 'stopped' })
  await recordState(desk, one, 'stopped')
}

/** What it wrote is taken back, as far as nothing needs it. */
export async function undoImport(desk: Desk, id: number): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const one = await heldImport(tx, id)
  if (one.state !== 'done' && one.state !== 'stopped') throw new Refusal('import.too-late')
  if (one.ranAt === null || Date.parse(one.ranAt) < now - UNDO_DAYS * DAY) throw new Refusal('import.too-old')
  if (await isImportAtWork(tx)) throw new Refusal('import.another-runs')
  await updateImport(tx, id, { state: 'undoing' })
  await queueImportStep(tx, id)
  await recordState(desk, one, 'undoing')
}

export interface ReadTable {
  readonly encoding: string
  readonly delimiter: string
  readonly columns: readonly string[]
  readonly rows: readonly ImportRow[]
}

const ROWS_AT_ONCE = 2_000
/** Values by which columns are known. */
const SAMPLES = 50

/** What a worker has read: the columns with their guessed fields, and the rows, to be tried. */
export async function keepTable(db: Db, id: number, { rows, ...table }: ReadTable): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const one = await lockImport(tx, id)
    if (one?.state !== 'reading') return
    await deleteRows(tx, id)
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await insertRows(tx, id, rows.slice(from, from + ROWS_AT_ONCE))
    }
    const samples = rows.slice(0, SAMPLES).map(({ cells }) => cells)
    const mapping = guessedMapping(one.subject, table.columns, samples)
    await updateImport(tx, id, { ...table, mapping, state: isUsable(one.subject, mapping) ? 'trying' : 'tried' })
    if (isUsable(one.subject, mapping)) await queueImportStep(tx, id)
  })
}

/** Why nothing can be read of the file. */
export async function keepTrouble(db: Db, id: number, trouble: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const one = await lockImport(tx, id)
    if (one?.state === 'reading') await updateImport(tx, id, { state: 'unreadable', trouble })
  })
}

export async function openedImport(db: Db, id: number): Promise<Import> {
  const one = await findImport(db, id)
  if (!one) throw new Refusal('import.not-found')
  return one
}

async function heldImport(tx: Tx, id: number): Promise<Import> {
  const one = await lockImport(tx, id)
  if (!one) throw new Refusal('import.not-found')
  return one
}

async function recordState(desk: Desk, { id, fileName, state }: Import, next: ImportState): Promise<void> {
  const [before, after] = [{ state }, { state: next }]
  await recordChange(desk, { subject: 'import', id, name: fileName, before, after })
}

function fieldsIn(mapping: readonly Mapped[]) {
  return { fields: mapping.map(({ field }) => field ?? '') }
}

function demandMapping(subject: ImportSubject, mapping: readonly Mapped[], isWhole: boolean): void {
  const filled = mapping.flatMap(({ field }) => field ?? [])
  const isKnown = filled.every((field) => field in fieldsOf(subject))
  if (!isWhole || !isKnown) throw new Refusal('input.invalid', { field: 'fields' })
  if (new Set(filled).size !== filled.length) throw new Refusal('import.field-twice')
  if (!isUsable(subject, mapping)) throw new Refusal('import.key-missing')
}
