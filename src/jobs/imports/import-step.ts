import { buffer } from 'node:stream/consumers'
import { keepTable, keepTrouble } from '../../actions/imports/keep-import.ts'
import { runRows } from '../../actions/imports/run-rows.ts'
import { tryRows } from '../../actions/imports/try-rows.ts'
import { undoRows } from '../../actions/imports/undo-rows.ts'
import type { Db } from '../../db/engine/database.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import { findUpload } from '../../db/files/files.ts'
import { findImport, type Import } from '../../db/imports/imports.ts'
import { findByPerson } from '../../db/people/actors.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { readTable } from './read-table.ts'
import { UnreadableFile } from './unreadable-file.ts'

interface Step {
  readonly db: Db
  readonly files: FileStore
  readonly now: () => Instant
}

/** Brings an import forward as far as it goes by itself: each state has its own work, and a job that is done again does nothing twice. */
export async function importStep({ db, files, now }: Step, id: number): Promise<void> {
  const one = await findImport(db, id)
  if (!one) return
  if (one.state === 'reading') return readFile({ db, files, now }, one)
  const starter = await findByPerson(db, one.startedBy.id, 'desk')
  if (!starter) return
  const { actor, person } = starter
  if (one.state === 'trying') return tryRows(db, id, person.zone)
  const runner = { db, actor, zone: person.zone, now }
  if (one.state === 'running') return runRows(runner, id)
  if (one.state === 'undoing') return undoRows(runner, id)
}

async function readFile({ db, files }: Step, { id, fileId, startedBy }: Import): Promise<void> {
  try {
    const upload = await findUpload(db, fileId, startedBy.id)
    if (!upload?.sha256) throw new UnreadableFile('gone')
    await keepTable(db, id, readTable(await buffer(files.open(upload.sha256))))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    await keepTrouble(db, id, error.trouble)
  }
}
