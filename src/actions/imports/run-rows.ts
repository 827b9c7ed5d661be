import type { Desk } from '../../db/desk.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import { countRows, type Done, keepDone, rowsToDo } from '../../db/imports/import-rows.ts'
import { findImport, type Import, lockImport, updateImport } from '../../db/imports/imports.ts'
import { noteDealers } from '../../db/imports/needed.ts'
import { insertRecords, newIds, updateRecords, type Written } from '../../db/imports/write-records.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { EntityState } from '../../domain/imports/decide.ts'
import type { Decision } from '../../domain/imports/decide-row.ts'
import { recordChange } from '../audit/record-change.ts'
import { type Decided, decideBatch, type Memory, openMemory } from './ground.ts'

const BATCH = 500

export interface Runner {
  readonly db: Db
  /** Who started the import, as he may act now. */
  readonly actor: Actor
  readonly zone: string
  readonly now: () => Instant
}

/**
 * Writes what is not done yet, a batch in a transaction: what was done is known by its row, so a run that was killed goes on where it
 * was, and no row is done twice.
 */
export async function runRows({ db, actor, zone, now }: Runner, id: number): Promise<void> {
  const one = await findImport(db, id)
  if (one?.state !== 'running') return
  const memory = await openMemory(db, { subject: one.subject, mapping: one.mapping, zone })
  for (;;) {
    const goesOn = await db.transaction().execute((tx) => runBatch({ tx, actor, now: now() }, id, memory))
    if (!goesOn) return
  }
}

/** Whether there is more to do. */
async function runBatch(desk: Desk, id: number, memory: Memory): Promise<boolean> {
  const { tx, now } = desk
  const one = await lockImport(tx, id)
  if (one?.state !== 'running') return false
  const rows = await rowsToDo(tx, id, BATCH)
  if (rows.length === 0) {
    await finish(desk, one)
    return false
  }
  memory.made.clear()
  const wanted = rows.filter(({ isProblem }) => !isProblem)
  const ids = await newIds(tx, one.subject, wanted.length)
  const decided = await decideBatch(tx, memory, { rows: wanted, ids, locks: true })
  await write(tx, one, decided)
  const failed = rows
    .filter(({ isProblem }) => isProblem)
    .map(({ line }) => ({ line, ...NOTHING, done: 'failed' as const }))
  await keepDone(tx, id, [...decided.map(doneOf), ...failed])
  await updateImport(tx, id, { endedAt: now })
  return true
}

const NOTHING = { entityId: null, before: null, after: null, problem: null, value: null } as const

function doneOf({ line, decision }: Decided): Done {
  if (decision.outcome === 'problem') {
    return { line, ...NOTHING, done: 'failed', problem: decision.problem, value: decision.value }
  }
  if (decision.outcome === 'same') return { line, ...NOTHING, done: 'same', entityId: decision.id }
  const before = decision.outcome === 'update' ? decision.before : null
  const done = decision.outcome === 'update' ? 'updated' : 'created'
  return { line, ...NOTHING, done, entityId: decision.id, before, after: decision.state }
}

/** A record of several rows is written as the last of them left it. */
async function write(tx: Tx, { subject, fileName, id, startedBy }: Import, decided: readonly Decided[]): Promise<void> {
  const made = new Map<number, EntityState>()
  const changed = new Map<number, EntityState>()
  for (const { decision } of decided) {
    if (decision.outcome === 'create') made.set(decision.id, decision.state)
    if (decision.outcome === 'update') (made.has(decision.id) ? made : changed).set(decision.id, decision.state)
  }
  await insertRecords(tx, subject, written(made))
  await updateRecords(tx, subject, written(changed))
  const ground = groundOf({ fileName, id })
  await noteDealers(
    tx,
    decided.flatMap(({ decision }) => dealerChange(decision)),
    { ground, by: startedBy.id },
  )
}

/** How the history of a venue names an import that changed its dealer. */
export function groundOf({ fileName, id }: Pick<Import, 'fileName' | 'id'>): string {
  return `${fileName} (${id})`
}

function dealerChange(decision: Decision) {
  if (decision.outcome !== 'update' || !('dealerId' in decision.state) || !('dealerId' in decision.before)) return []
  const { dealerId } = decision.state
  const { dealerId: previousDealerId } = decision.before
  return dealerId === previousDealerId ? [] : [{ venueId: decision.id, dealerId, previousDealerId }]
}

function written(states: ReadonlyMap<number, EntityState>): Written[] {
  return [...states].map(([id, state]) => ({ id, state }))
}

async function finish(desk: Desk, { id, subject, fileName }: Import): Promise<void> {
  const counts = (await countRows(desk.tx, [id])).get(id)
  await updateImport(desk.tx, id, { state: 'done', endedAt: desk.now })
  await recordChange(desk, {
    subject: 'import',
    id,
    name: fileName,
    before: null,
    after: { subject, created: counts?.created ?? 0, updated: counts?.updated ?? 0, failed: counts?.failed ?? 0 },
  })
}
