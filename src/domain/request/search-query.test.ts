import assert from 'node:assert/strict'
import { test } from 'node:test'
import { searchQuery } from './search-query.ts'

const READ: readonly (readonly [string, Partial<ReturnType<typeof searchQuery>>])[] = [
  ['№1042', { number: 1042, isNumberOnly: true }],
  ['#1042', { number: 1042, isNumberOnly: true }],
  ['1042', { number: 1042, isNumberOnly: false, phone: null, hasLetters: false, words: [['1042']] }],
  ['998877', { number: 998877, phone: '998877', hasLetters: false, words: [['998877']] }],
  ['12.03.2026', { number: null, words: [['12'], ['03'], ['2026']] }],
  ['8–929–555–0117', { phone: '9295550117' }],
  ['тел. 8 929 555 01 17 доб. 12', { phone: '9295550117' }],
  ['Maria@Vesna', { mail: 'maria@vesna', words: [['maria'], ['vesna']] }],
  ['чек 998877', { number: null, phone: null, hasLetters: true }],
]

for (const [text, read] of READ) {
  test(`«${text}» is understood as ${JSON.stringify(read)}`, () => {
    const query = searchQuery(text)
    for (const [name, value] of Object.entries(read)) assert.deepEqual(query[name as keyof typeof query], value, name)
  })
}
