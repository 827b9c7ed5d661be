import type { Db } from '../../db/engine/database.ts'
import { forgetTrial, keepTried, rowsAfter } from '../../db/imports/import-rows.ts'
import { findImport, lockImport, updateImport } from '../../db/imports/imports.ts'
import { decideBatch, openMemory } from './ground.ts'

const BATCH = 1_000

/** Decides every row and writes nothing but what it found; another mapping meanwhile ends it. */
export async function tryRows(db: Db, id: number, zone: string): Promise<void> {
  const one = await findImport(db, id)
  if (one?.state !== 'trying') return
  const { revision } = one
  await db.transaction().execute((tx) => forgetTrial(tx, id))
  const memory = await openMemory(db, { subject: one.subject, mapping: one.mapping, zone })
  let line = 0
  for (;;) {
    const rows = await rowsAfter(db, id, line, BATCH)
    if (rows.length === 0) break
    const decided = await decideBatch(db, memory, { rows, ids: [], locks: false })
    const tried = decided.map(({ line: at, decision }) => ({
      line: at,
      outcome: decision.outcome,
      problem: decision.outcome === 'problem' ? decision.problem : null,
      value: decision.outcome === 'problem' ? decision.value : null,
    }))
    const goesOn = await db.transaction().execute(async (tx) => {
      const now = await lockImport(tx, id)
      if (now?.state !== 'trying' || now.revision !== revision) return false
      await keepTried(tx, id, tried)
      return true
    })
    if (!goesOn) return
    line = rows.at(-1)?.line ?? line
  }
  await db.transaction().execute(async (tx) => {
    const now = await lockImport(tx, id)
    if (now?.state === 'trying' && now.revision === revision) await updateImport(tx, id, { state: 'tried' })
  })
}
