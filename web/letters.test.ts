import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '..')

test('no letter of our own texts, Russian or English, needs more of the font than its first files', () => {
  const ofFirst = lettersOf('web/ui/fonts/first-view.css')
  const ofWhole = lettersOf('node_modules/@fontsource-variable/golos-text/wght.css')
  const texts = globSync('src/texts/{ru,en}/*.ts', { cwd: ROOT })
  assert.ok(texts.length > 10)
  const others = texts.flatMap((path) =>
    [...new Set(readFileSync(join(ROOT, path), 'utf8'))]
      .filter((letter) => letter.trim() !== '' && ofWhole(letter) && !ofFirst(letter))
      .map((letter) => `${path}: ${letter}`),
  )
  assert.deepEqual(others, [])
  assert.ok(ofFirst('Ё') && ofFirst('№') && ofWhole('é') && !ofFirst('é'))
})

/** By the ranges that a style sheet names. */
function lettersOf(path: string): (letter: string) => boolean {
  const ranges = [...readFileSync(join(ROOT, path), 'utf8').matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)]
  return (letter) => {
    const code = letter.codePointAt(0) ?? 0
    return ranges.some(
      ([, from = '', to = from]) => code >= Number.parseInt(from, 16) && code <= Number.parseInt(to, 16),
    )
  }
}
