import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { notices } from '../bin/notices.mjs'
import { BUILDS_PAGES, IN_PAGES, whatShips } from '../bin/what-ships.mjs'

const ROOT = join(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
const ships = whatShips(manifest, lock)

test('the notices name every package that ships, in its version and under its licence (npm run notices writes them)', () => {
  assert.equal(readFileSync(join(ROOT, 'THIRD-PARTY-NOTICES.md'), 'utf8'), notices())
  for (const folder of new Set([...ships.server, ...ships.pages, ...ships.build])) {
    const { version, license } = lock.packages[folder]
    assert.ok(version && license, `${folder} has no licence in the lock file`)
  }
  const named = new Set([...ships.server, ...ships.pages, ...ships.build])
  const forgotten = Object.keys(manifest.dependencies).filter((name) => !named.has(`node_modules/${name}`))
  assert.deepEqual(forgotten, [])
})

test('a running desk has every package that its code imports, and none of the pages alone', () => {
  const files = globSync('src/**/*.ts', { cwd: ROOT }).filter((path) => !path.endsWith('.test.ts'))
  const imported = files.flatMap(importedBy)
  const missing = [...new Set(imported)].filter(
    (name) => !name.startsWith('node:') && !ships.server.includes(`node_modules/${name}`),
  )
  assert.deepEqual(missing, [])
  for (const name of ['@tabler/icons-react', 'react-dom', 'vite', '@biomejs/biome', 'typescript', 'playwright-core']) {
    assert.ok(!ships.server.includes(`node_modules/${name}`), name)
  }
})

test('what the pages import is said to be inside them, and what builds them is said to build them', () => {
  const files = globSync('web/**/*.{ts,tsx}', { cwd: ROOT }).filter((path) => !/\.test\.tsx?$/.test(path))
  const builds = (path: string) => path.startsWith('web/build/')
  const unsaid = (paths: readonly string[], said: readonly string[]) =>
    [...new Set(paths.flatMap(importedBy))].filter((name) => !name.startsWith('node:') && !said.includes(name))
  assert.deepEqual(
    unsaid(
      files.filter((path) => !builds(path)),
      IN_PAGES,
    ),
    [],
  )
  assert.deepEqual(unsaid(files.filter(builds), BUILDS_PAGES), [])
  for (const name of [...IN_PAGES, ...BUILDS_PAGES]) assert.ok(name in manifest.dependencies, name)
})

function importedBy(path: string): string[] {
  return [
    ...readFileSync(join(ROOT, path), 'utf8').matchAll(
      /^(?:import|export) .*from '([^.'][^']*)'|^\s*import '([^.'][^']*)'/gm,
    ),
  ].map(([, from, bare]) => packageOf(from ?? bare ?? ''))
}

function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/')
}
