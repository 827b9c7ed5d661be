import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '../..')
/** A picture has the whole window, and a cross of its own beside what else one can do with it. */
const PICTURES = ['web/desk/timeline/LightBox.tsx', 'web/portal/request/LightBox.tsx']

test('whatever opens over a page is the one dialog, which has its cross; only pictures bring their own', () => {
  const pages = globSync('web/**/*.tsx', { cwd: ROOT }).map((path) => ({
    path,
    text: readFileSync(join(ROOT, path), 'utf8'),
  }))
  const making = pages.filter(({ text }) => /<dialog\b|showModal\(/.test(text)).map(({ path }) => path)
  assert.deepEqual(making.toSorted(), [...PICTURES, 'web/ui/Dialog.tsx'])
  for (const { path, text } of pages) if (making.includes(path)) assert.match(text, /icon=\{IconX\}/, path)
})
