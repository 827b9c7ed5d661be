import { writeFile } from 'node:fs/promises'
import { testDatabase } from '../world.ts'
import { TABLES_FILE, tablesOf } from './tables.ts'

// npm run tables: after a new migration, write down what the database looks like now.
const { url, close } = await testDatabase()
await writeFile(TABLES_FILE, await tablesOf(url))
await close()
