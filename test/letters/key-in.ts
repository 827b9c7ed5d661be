import assert from 'node:assert/strict'
import type { Taken } from './smtp-sink.ts'

/** The key of the page that a letter leads to, as its reader has it. */
export function keyIn(letter: Taken | undefined): string {
  const [, key] = /\/a\/([\w-]{43})(?![\w-])/.exec(letter?.mail.text ?? '') ?? []
  assert.ok(key, `no key in the letter: ${letter?.mail.text}`)
  assert.ok(letter?.mail.html?.includes(`/a/${key}"`), 'the same in both its parts')
  return key
}
