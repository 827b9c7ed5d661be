import { databaseServer } from '../../src/db/engine/database-server.ts'

// A process that runs the database of a data folder until it is killed; says its url when that answers.
const [dataFolder = ''] = process.argv.slice(2)
const { url } = await databaseServer({
  databaseUrl: undefined,
  dataFolder,
  command: 'start',
  as: 'resident',
  say: (line) => console.error(line),
})
console.log(url)
setInterval(() => undefined, 60_000)
