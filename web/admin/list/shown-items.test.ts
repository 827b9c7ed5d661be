import assert from 'node:assert/strict'
import test from 'node:test'
import { shownItems } from './shown-items.ts'

const ITEMS = [
  { name: 'Касса: чёрный экран', states: ['published', 'draft'] },
  { name: 'Касса не печатает', states: ['published'] },
  { name: 'Терминал', states: ['withdrawn'] },
]
const shown = (words: string, state: string | null = null) =>
  shownItems(ITEMS, { words, state }, { wordsOf: ({ name }) => name, statesOf: ({ states }) => states }).map(
    ({ name }) => name,
  )

test('a list shows what has every word, in any order, ё as е', () => {
  assert.equal(shown('').length, 3)
  assert.deepEqual(shown(' черный КАССА '), ['Касса: чёрный экран'])
  assert.deepEqual(shown('касса принтер'), [])
})

test('a list shows what stands as asked, be it in two ways at once', () => {
  assert.deepEqual(shown('', 'draft'), ['Касса: чёрный экран'])
  assert.deepEqual(shown('касса', 'published').length, 2)
  assert.deepEqual(shown('касса', 'withdrawn'), [])
})
