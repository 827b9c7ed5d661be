import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isHouseTrouble } from './house-trouble.ts'

const CODES: readonly (readonly [string, boolean, string])[] = [
  ['ENOSPC', true, 'the disk of the files is full'],
  ['EIO', true, 'the disk is broken'],
  ['53100', true, 'the disk of the database is full'],
  ['57P03', true, 'the database starts'],
  ['58030', true, 'the database cannot read its disk'],
  ['23505', false, 'something is there twice'],
  ['22021', false, 'a character that no text may have'],
  ['ENOENT', false, 'a file is not there'],
  ['', false, 'something else'],
]

for (const [code, isOurs, what] of CODES) {
  test(`${code || 'no code'} (${what}) is ${isOurs ? 'trouble of the house' : 'about the letter'}`, () => {
    assert.equal(isHouseTrouble(code), isOurs)
  })
}
