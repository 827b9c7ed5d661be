// One server as a process of its own, to be killed: PORT, DATABASE_URL, FOLDER, and PAGES when it serves those. Says `ready` when it listens.
import { openDatabase } from '../../src/db/engine/database.ts'
import { WEB_FOLDER } from '../../src/http/server/server.ts'
import { watchedServer } from '../contract/watched-server.ts'
import { testHouse } from '../desk.ts'

const { PORT, DATABASE_URL = '', FOLDER = '', PAGES } = process.env
const database = openDatabase(DATABASE_URL, { connections: 8, say: () => undefined })
const app = await watchedServer(testHouse(database, { folder: FOLDER }), { web: PAGES ? WEB_FOLDER : null, log: false })
await app.listen({ port: Number(PORT), host: '127.0.0.1' })
console.log('ready')
