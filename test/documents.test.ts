import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { test } from 'node:test'
import { anchorsIn, commentsToNowhere, namesOfNothing, pathsToNowhere } from './ground/documents.ts'

const ROOT = join(import.meta.dirname, '..')
const FOLDERS = ['src', 'web', 'test', 'bin', 'bench', 'docs', 'migrations', 'mobile']

/** Names of documents that are made up, so that the rules below are seen to fail. */
const PLANTED = ['test/documents.test.ts']

const files = [
  ...globSync(
    FOLDERS.map((folder) => `${folder}/**/*.*`),
    // Packages of the app, once somebody builds it, are none of ours.
    { cwd: ROOT, exclude: (path) => /node_modules/.test(path) },
  ),
  ...globSync('*.*', { cwd: ROOT }),
].map((path) => path.split(sep).join('/'))
const documents = read((path) => path.endsWith('.md'))

test('a file names only documents, places in them and decisions that are there', () => {
  // A migration that was applied is never edited again, its comments neither.
  const speaking = read((path) => /\.(?:ts|tsx|mjs|css|html|md)$/.test(path) && !PLANTED.includes(path))
  assert.ok(speaking.length > 500)
  assert.deepEqual(namesOfNothing(speaking, documents), [])
})

test('a comment names only files of code that are there', () => {
  const code = read((path) => /\.(?:ts|tsx|mjs|css)$/.test(path) && !PLANTED.includes(path))
  assert.deepEqual(
    code.flatMap((file) => commentsToNowhere(file, files)),
    [],
  )
})

for (const [text, isFine] of [
  ['/** As `moves` has it (domain/sla/sla-clock.ts). */', true],
  [' * its steps are moments of each request (sla-clock.ts).', true],
  ["import { paused } from './gone.ts'", true],
  ['const at = 1 // told by domain/sla/gone.ts', false],
  ['/** As `moves` has it (domain/clock/sla-clock.ts). */', false],
] as const) {
  test(`${isFine ? 'allowed' : 'caught'} in code: ${text}`, () => {
    const found = commentsToNowhere({ path: 'src/jobs/rule.ts', text }, ['src/domain/sla/sla-clock.ts'])
    assert.equal(found.length, isFine ? 0 : 1, found.join('\n'))
  })
}

test('every path that a document names leads somewhere', () => {
  const current = documents.filter(({ path }) => !path.startsWith('docs/decisions/'))
  assert.deepEqual(
    current.flatMap((document) => pathsToNowhere(document, files)),
    [],
  )
})

const PRODUCT = { path: 'docs/product.md', text: '# The product\n\n## Mail rules\n' }
const DECISION = { path: 'docs/decisions/0007-one-gate.md', text: '# 0007. One gate' }

for (const [text, isFine] of [
  ['// The clock runs (docs/product.md#mail-rules).', true],
  ['// The clock runs (docs/product.md).', true],
  ["import('../../docs/product.md')", true],
  ['// As decided (docs/decisions/0007).', true],
  ['// As decided (docs/decisions/0007-one-gate.md).', true],
  ['// A letter to anna@example.md comes from mail.example.md.', true],
  ['// The clock runs (NOT-HERE.md §3.4).', false],
  ['// The clock runs (docs/product.md#clocks).', false],
  ['// As decided (docs/decisions/0099).', false],
  ['// See ../shared/promises.md.', false],
] as const) {
  test(`${isFine ? 'allowed' : 'caught'}: ${text}`, () => {
    const found = namesOfNothing([{ path: 'src/jobs/rule.ts', text }], [PRODUCT, DECISION])
    assert.equal(found.length, isFine ? 0 : 1, found.join('\n'))
  })
}

for (const [word, isFine] of [
  ['src/domain/sla/sla-clock.ts', true],
  ['sla-clock.ts', true],
  ['sla/sla-clock.ts', true],
  ['src/domain', true],
  ['src/domain/', true],
  ['src/<noun>/sla/<verb>.ts', true],
  ['src/domain/*/sla-clock.ts', true],
  ['migrations/', true],
  ['docs/decisions/0007', true],
  ['npm start', true],
  ['requests.wakes_at', true],
  ['src/domain/sla/clock.ts', false],
  ['clock.ts', false],
  ['src/rules', false],
  ['web/portal', false],
  ['docs/decisions/0099', false],
] as const) {
  test(`${isFine ? 'allowed' : 'caught'} in a document: ${word}`, () => {
    const there = ['src/domain/sla/sla-clock.ts', 'migrations/0001_the_desk.sql', DECISION.path]
    const found = pathsToNowhere({ path: 'README.md', text: `It is in \`${word}\`.` }, there)
    assert.equal(found.length, isFine ? 0 : 1, found.join('\n'))
  })
}

test('the anchor of a heading is what a browser goes to', () => {
  assert.deepEqual(anchorsIn('# Who hears of what\n\n```\n# no heading\n```\n## Ways in: «mail», 24×7\n'), [
    'who-hears-of-what',
    'ways-in-mail-247',
  ])
})

function read(wanted: (path: string) => boolean) {
  return files.filter(wanted).map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}
