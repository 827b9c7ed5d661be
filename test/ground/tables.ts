import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const GENERATOR = join(import.meta.dirname, '../../node_modules/kysely-codegen/dist/cli/bin.js')

export const TABLES_FILE = join(import.meta.dirname, '../../src/db/tables.ts')

/** How `openDatabase` hands over what PostgreSQL says. */
const TYPES = { timestamptz: 'ColumnType<string, Date | string, Date | string>', int8: 'number' }

/** The text of src/db/tables.ts for a migrated database. */
export async function tablesOf(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'okno-tables-'))
  const file = join(folder, 'tables.ts')
  try {
    await promisify(execFile)(process.execPath, [
      ...[GENERATOR, '--url', url, '--out-file', file, '--dialect', 'postgres', '--default-schema', 'public'],
      ...['--date-parser', 'string', '--exclude-pattern', '(okno_migrations|graphile_worker.*)'],
      ...['--type-mapping', JSON.stringify(TYPES)],
    ])
    return await readFile(file, 'utf8')
  } finally {
    await rm(folder, { recursive: true })
  }
}
