import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safeReturn } from './paths.ts'

const ORIGIN = 'https://okno.example'

/** What stands behind `?return=` when somebody else wrote the link, decoded as a browser decodes it. */
const ELSEWHERE: readonly string[] = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '\u0000//evil.example',
  '/\t\\evil.example',
  'https://evil.example',
  'https:\\\\evil.example',
  'HTTPS://evil.example/',
  'https://okno.example@evil.example/',
  'https://okno.example.evil.example/',
  'https://okno.example:8443/',
  'http://okno.example/',
  '//user:word@evil.example/',
  '//user:word@okno.example/',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'blob:https://okno.example/0a1b',
  'ftp://okno.example/',
  'http://[',
  '',
]

for (const target of ELSEWHERE) {
  test(`a link that says ${JSON.stringify(target)} brings whoever signs in to the first page`, () => {
    assert.equal(safeReturn(target, ORIGIN), '/')
  })
}

test('nothing said brings to the first page', () => {
  assert.equal(safeReturn(null, ORIGIN), '/')
})

const OWN: readonly (readonly [string, string])[] = [
  ['/desk', '/desk'],
  ['/desk/t/1042?view=mine#m-7', '/desk/t/1042?view=mine#m-7'],
  ['/requests?q=касса', '/requests?q=%D0%BA%D0%B0%D1%81%D1%81%D0%B0'],
  ['https://okno.example/requests/7', '/requests/7'],
  ['requests', '/requests'],
  ['https:evil.example:443@x', '/evil.example:443@x'],
  // What is named inside the address of our own page stays inside it.
  ['/.//evil.example', '//evil.example'],
  ['/..//evil.example/x', '//evil.example/x'],
  ['/%09/evil.example', '/%09/evil.example'],
  ['/desk?next=//evil.example', '/desk?next=//evil.example'],
]

for (const [target, path] of OWN) {
  test(`a link that says ${target} stays with us`, () => {
    const url = new URL(safeReturn(target, ORIGIN), `${ORIGIN}/sign-in`)
    assert.deepEqual([url.origin, url.href], [ORIGIN, ORIGIN + path])
  })
}
