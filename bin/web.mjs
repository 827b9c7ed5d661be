import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone, GroundError, NODE, progress, ROOT, run, say, seconds } from './ground.mjs'

/** Everything the pages are made from. */
const SOURCES = ['web', 'src/contract', 'src/domain', 'src/texts', 'vite.config.ts', 'package-lock.json']

const BUILT = join(ROOT, 'dist/web')
const STAMP = join(ROOT, 'dist/web-is-built-from')

/** Builds the pages unless they are built from exactly these sources. */
export async function ensureWeb() {
  if (isFresh()) return
  await alone('web', async () => {
    if (isFresh()) return
    const started = Date.now()
    await progress('Building the pages', build)
    say(`The pages are built (${seconds(started)}).`)
  })
}

function isFresh() {
  return existsSync(BUILT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()
}

/** Built aside and swapped in: a running server never serves half of it, and an interrupted build leaves the old one. */
async function build() {
  const sources = fingerprint()
  const half = join(ROOT, 'dist/web-half')
  const old = join(ROOT, 'dist/web-old')
  rmSync(half, { recursive: true, force: true })
  rmSync(old, { recursive: true, force: true })

  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const code = await run(NODE, [vite, 'build', '--outDir', half, '--emptyOutDir', '--logLevel', 'warn'])
  if (code !== 0) throw new GroundError('The pages do not build: see the lines above.')

  rmSync(STAMP, { force: true })
  if (existsSync(BUILT)) renameSync(BUILT, old)
  renameSync(half, BUILT)
  writeFileSync(STAMP, sources)
  rmSync(old, { recursive: true, force: true })
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const path of SOURCES) add(hash, path)
  return hash.digest('hex')
}

function add(hash, path) {
  const full = join(ROOT, path)
  const found = statSync(full, { throwIfNoEntry: false })
  if (found?.isDirectory()) for (const name of readdirSync(full).sort()) add(hash, join(path, name))
  else if (found && !/\.test\.tsx?$/.test(path)) hash.update(`${path}\0${found.size}\0`).update(readFileSync(full))
}
