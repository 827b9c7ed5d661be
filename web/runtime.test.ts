import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const FILES = globSync('**/*.{ts,tsx}', { cwd: import.meta.dirname })
  .filter((path) => !path.endsWith('.test.ts'))
  .map((path) => ({ path, text: readFileSync(join(import.meta.dirname, path), 'utf8') }))

test('only what starts a page, and what draws it without a browser, knows what draws it (docs/decisions/0031)', () => {
  const knowing = FILES.filter(({ text }) => /from 'preact/.test(text)).map(({ path }) => path)
  assert.deepEqual(knowing.toSorted(), ['first-picture/draw.tsx', 'start.tsx'])
})

test('the focus is taken by the ref focusAtOnce: what draws the pages leaves autoFocus to the browser, which obeys it once a page', () => {
  const leaving = FILES.filter(({ text }) => /\bautoFocus\b/.test(text)).map(({ path }) => path)
  assert.deepEqual(leaving, [])
})
