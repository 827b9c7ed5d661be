// npm run ship -- <folder>: a desk that is ready to run, with what it needs and no more. For this kind of machine.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DESK, ensureDependencies, GroundError, ROOT, say } from './ground.mjs'
import { ensureWeb } from './web.mjs'
import { whatShips } from './what-ships.mjs'

const FILES = [
  'migrations',
  'src',
  'dist/web',
  'package.json',
  'LICENSE',
  'THIRD-PARTY-NOTICES.md',
  'README.md',
  'docs',
]

try {
  const [target] = process.argv.slice(2)
  if (target === undefined) throw new GroundError('Say where to: npm run ship -- /srv/okno')
  const folder = resolve(target)
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new GroundError(`${folder} is not empty.`)
  await ensureDependencies()
  await ensureWeb()
  ship(folder)
  say(`The desk is in ${folder}. Start it there: node_modules/node/bin/node ${DESK.join(' ')} start`)
} catch (error) {
  if (!(error instanceof GroundError)) throw error
  say(error.message)
  process.exitCode = 1
}

function ship(folder) {
  mkdirSync(folder, { recursive: true })
  for (const name of FILES) copy(name, folder, (path) => !/\.test\.ts$/.test(path))
  const read = (name) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'))
  const { server } = whatShips(read('package.json'), read('package-lock.json'))
  // Packages for other systems stand in the lock file and were not installed. A package inside another comes by its own row.
  for (const name of server.filter((one) => existsSync(join(ROOT, one)))) {
    rmSync(join(folder, name), { recursive: true, force: true })
    copy(name, folder, (path) => !path.slice(join(ROOT, name).length).includes('/node_modules/'))
  }
}

function copy(name, folder, filter) {
  cpSync(join(ROOT, name), join(folder, name), { recursive: true, filter, verbatimSymlinks: true })
}
