import { sql } from 'kysely'
import type { EntityState } from '../../domain/imports/decide.ts'
import type { Db, Tx } from '../engine/database.ts'

export interface ImportRow {
  readonly line: number
  readonly cells: string[]
}

export async function insertRows(tx: Tx, id: number, rows: readonly ImportRow[]): Promise<void> {
  await sql`insert into import_rows (import_id, line, cells)
    select ${id}, given.line, array(select jsonb_array_elements_text(given.cells))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) given(line int, cells jsonb)`.execute(tx)
}

export async function deleteRows(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('import_rows').where('import_id', '=', id).execute()
}

/** Nothing has been tried yet. */
export async function forgetTrial(tx: Tx, id: number): Promise<void> {
  await sql`update import_rows set outcome = null, problem = null, value = null
    where import_id = ${id} and outcome is not null`.execute(tx)
}

export async function firstRows(db: Db, id: number, limit: number): Promise<ImportRow[]> {
  const { rows } =
    await sql<ImportRow>`select line, cells from import_rows where import_id = ${id} order by line limit ${sql.lit(limit)}`.execute(
      db,
    )
  return rows
}

/** Rows behind a line, to try them in order. */
export async function rowsAfter(db: Db, id: number, line: number, limit: number): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`select line, cells from import_rows where import_id = ${id} and line > ${line}
    order by line limit ${sql.lit(limit)}`.execute(db)
  return rows
}

/** Rows that the run has not done, those with a problem among them. */
export async function rowsToDo(tx: Tx, id: number, limit: number) {
  const { rows } = await sql<ImportRow & { isProblem: boolean }>`select line, cells, outcome = 'problem' as "isProblem"
    from import_rows where import_id = ${id} and done is null order by line limit ${sql.lit(limit)}`.execute(tx)
  return rows
}

export interface Tried {
  readonly line: number
  readonly outcome: 'create' | 'update' | 'same' | 'problem'
  readonly problem: string | null
  readonly value: string | null
}

export async function keepTried(tx: Tx, id: number, tried: readonly Tried[]): Promise<void> {
  await sql`update import_rows r set outcome = given.outcome, problem = given.problem, value = given.value
    from jsonb_to_recordset(${JSON.stringify(tried)}::jsonb) given(line int, outcome text, problem text, value text)
    where r.import_id = ${id} and r.line = given.line`.execute(tx)
}

export interface Done {
  readonly line: number
  readonly done: 'created' | 'updated' | 'same' | 'failed'
  readonly entityId: number | null
  readonly before: EntityState | null
  readonly after: EntityState | null
  readonly problem: string | null
  readonly value: string | null
}

export async function keepDone(tx: Tx, id: number, done: readonly Done[]): Promise<void> {
  await sql`update import_rows r set done = given.done, entity_id = given."entityId", before = given.before, after = given.after,
      problem = coalesce(given.problem, r.problem), value = coalesce(given.value, r.value)
    from jsonb_to_recordset(${JSON.stringify(done)}::jsonb) given(line int, done text, "entityId" bigint, before jsonb, after jsonb,
      problem text, value text)
    where r.import_id = ${id} and r.line = given.line`.execute(tx)
}

export interface Counts {
  readonly rows: number
  readonly tried: number
  readonly create: number
  readonly update: number
  readonly same: number
  readonly problem: number
  readonly done: number
  readonly created: number
  readonly updated: number
  readonly failed: number
  readonly gone: number
  readonly restored: number
  readonly stays: number
}

export async function countRows(db: Db, ids: readonly number[]): Promise<Map<number, Counts>> {
  const { rows } = await sql<Counts & { id: number }>`select import_id as id, count(*) as rows, count(outcome) as tried,
      count(*) filter (where outcome = 'create') as create, count(*) filter (where outcome = 'update') as update,
      count(*) filter (where outcome = 'same') as same, count(*) filter (where outcome = 'problem') as problem,
      count(done) as done, count(*) filter (where done = 'created') as created,
      count(*) filter (where done = 'updated') as updated, count(*) filter (where done = 'failed') as failed,
      count(*) filter (where undone = 'gone') as gone, count(*) filter (where undone = 'restored') as restored,
      count(*) filter (where undone = 'stays') as stays
    from import_rows where import_id = any(${[...ids]}::bigint[]) group by 1`.execute(db)
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

export interface ProblemGroup {
  readonly problem: string
  readonly count: number
  readonly examples: { readonly line: number; readonly value: string | null }[]
}

/** Problems, the most frequent first, each with its first rows. */
export async function listProblems(db: Db, id: number): Promise<ProblemGroup[]> {
  const { rows } = await sql<ProblemGroup>`select problem, count(*) as count,
      (select jsonb_agg(jsonb_build_object('line', e.line, 'value', e.value)) from (select x.line, x.value from import_rows x
        where x.import_id = ${id} and x.problem = r.problem order by x.line limit 3) e) as examples
    from import_rows r where import_id = ${id} and problem is not null group by problem order by count(*) desc, problem`.execute(
    db,
  )
  return rows
}

export async function problemRows(db: Db, id: number, after: number, limit: number) {
  const { rows } = await sql<ImportRow & { problem: string; value: string | null }>`select line, cells, problem, value
    from import_rows where import_id = ${id} and problem is not null and line > ${after} order by line limit ${sql.lit(limit)}`.execute(
    db,
  )
  return rows
}

export interface Undoable {
  readonly line: number
  readonly entityId: number
  readonly done: 'created' | 'updated'
  readonly before: EntityState | null
  readonly after: EntityState
}

/** What the run did and nothing has undone, the last row first. */
export async function rowsToUndo(tx: Db, id: number, limit: number): Promise<Undoable[]> {
  const { rows } = await sql<Undoable>`select line, entity_id as "entityId", done, before, after from import_rows
    where import_id = ${id} and done in ('created', 'updated') and undone is null order by line desc limit ${sql.lit(limit)}`.execute(
    tx,
  )
  return rows
}

export interface Undone {
  readonly line: number
  readonly undone: 'gone' | 'restored' | 'stays'
  readonly because: string | null
}

export async function keepUndone(tx: Tx, id: number, undone: readonly Undone[]): Promise<void> {
  await sql`update import_rows r set undone = given.undone, undone_because = given.because
    from jsonb_to_recordset(${JSON.stringify(undone)}::jsonb) given(line int, undone text, because text)
    where r.import_id = ${id} and r.line = given.line`.execute(tx)
}

/** Of imports that can be taken back no more only the counts stay: what stood in their files is forgotten. */
export async function forgetOldRows(tx: Tx, days: number): Promise<void> {
  await sql`update import_rows r set cells = '{}', value = null, before = null, after = null from imports i
    where i.id = r.import_id and i.state not in ('running', 'undoing') and r.cells <> '{}'
      and coalesce(i.ran_at, i.created_at) < now() - make_interval(days => ${days}::int)`.execute(tx)
}
