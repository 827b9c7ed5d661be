import type { Desk } from '../../db/desk.ts'
import type { Db } from '../../db/engine/database.ts'
import { countRows, keepUndone, rowsToUndo, type Undoable, type Undone } from '../../db/imports/import-rows.ts'
import { type Import, lockImport, updateImport } from '../../db/imports/imports.ts'
import { findByIds } from '../../db/imports/known.ts'
import { forgetDealers, neededAmong, requestsOf } from '../../db/imports/needed.ts'
import { deleteRecords, updateRecords } from '../../db/imports/write-records.ts'
import type { EntityState } from '../../domain/imports/decide.ts'
import { isSameState } from '../../domain/imports/same-state.ts'
import { recordChange } from '../audit/record-change.ts'
import { groundOf, type Runner } from './run-rows.ts'

const BATCH = 500

/** Takes back what an import did, the last row first, a batch in a transaction; what is needed or was changed since stays. */
export async function undoRows({ db, actor, now }: Runner, id: number): Promise<void> {
  for (;;) {
    const goesOn = await db.transaction().execute((tx) => undoBatch({ tx, actor, now: now() }, id))
    if (!goesOn) return
  }
}

async function undoBatch(desk: Desk, id: number): Promise<boolean> {
  const { tx, now } = desk
  const one = await lockImport(tx, id)
  if (one?.state !== 'undoing') return false
  const rows = await rowsToUndo(tx, id, BATCH)
  if (rows.length === 0) {
    await finish(desk, one)
    return false
  }
  const { undone, gone, restored } = await decide(desk, one, rows)
  await forgetDealers(tx, [...restored.keys()], groundOf(one))
  await updateRecords(
    tx,
    one.subject,
    [...restored].map(([entity, state]) => ({ id: entity, state })),
  )
  await deleteRecords(tx, one.subject, [...gone])
  await keepUndone(tx, id, undone)
  await updateImport(tx, id, { undoneAt: now })
  return true
}

async function decide({ tx }: Desk, { subject }: Import, rows: readonly Undoable[]) {
  const created = rows.filter(({ done }) => done === 'created').map(({ entityId }) => entityId)
  const states = await findByIds(tx, subject, [...new Set(rows.map(({ entityId }) => entityId))], { locks: true })
  const needed = await neededAmong(tx, subject, created)
  return judged(rows, states, needed)
}

function judged(rows: readonly Undoable[], states: ReadonlyMap<number, EntityState>, needed: ReadonlySet<number>) {
  const gone = new Set<number>()
  const restored = new Map<number, EntityState>()
  const undone = rows.map(({ line, entityId, before, after }): Undone => {
    const now = restored.get(entityId) ?? states.get(entityId)
    if (!now) return { line, undone: 'gone', because: null }
    if (!isSameState(now, after)) return { line, undone: 'stays', because: 'changed' }
    if (before !== null) {
      restored.set(entityId, before)
      return { line, undone: 'restored', because: null }
    }
    if (needed.has(entityId)) return { line, undone: 'stays', because: 'needed' }
    restored.delete(entityId)
    gone.add(entityId)
    return { line, undone: 'gone', because: null }
  })
  return { undone, gone, restored }
}

async function finish(desk: Desk, { id, fileName }: Import): Promise<void> {
  const counts = (await countRows(desk.tx, [id])).get(id)
  await updateImport(desk.tx, id, { state: 'undone', undoneAt: desk.now })
  const { gone = 0, restored = 0, stays = 0 } = counts ?? {}
  await recordChange(desk, {
    subject: 'import',
    id,
    name: fileName,
    before: { undone: false },
    after: { undone: true, gone, restored, stays },
  })
}

export interface UndoPlan {
  readonly gone: number
  readonly restored: number
  readonly stays: number
  /** The first requests that keep records from going. */
  readonly requests: readonly number[]
}

/** What taking it back would do, by what is known now. */
export async function planUndo(db: Db, { id, subject }: Import): Promise<UndoPlan> {
  const rows = await rowsToUndo(db, id, MOST_PLANNED)
  const created = rows.filter(({ done }) => done === 'created').map(({ entityId }) => entityId)
  const states = await findByIds(db, subject, [...new Set(rows.map(({ entityId }) => entityId))], { locks: false })
  const needed = await neededAmong(db, subject, created)
  const { gone, restored, undone } = judged(rows, states, needed)
  const stays = undone.filter((one) => one.undone === 'stays').length
  return { gone: gone.size, restored: restored.size, stays, requests: await requestsOf(db, subject, [...needed]) }
}

const MOST_PLANNED = 1_000_000
