import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import { TABLES_FILE, tablesOf } from '../../test/ground/tables.ts'
import { testDatabase } from '../../test/world.ts'

const { url, close } = await testDatabase()
after(close)

test('the table types say what the migrated database has (npm run tables writes them anew)', async () => {
  assert.equal(await readFile(TABLES_FILE, 'utf8'), await tablesOf(url))
})
