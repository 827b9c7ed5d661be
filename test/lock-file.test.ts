import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { completed } from '../bin/complete-lock.mjs'

const ROOT = join(import.meta.dirname, '..')
const text = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')

test('the lock file installs on every system (npm run lock completes it)', () => {
  const lock = JSON.parse(text)
  assert.deepEqual(completed(lock), lock)
})

test('the lock file names no server to download from', () => {
  assert.doesNotMatch(text, /"resolved"/)
})

test('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, wanted]) => !/^\d/.test(String(wanted)),
  )
  assert.deepEqual(loose, [])
})
