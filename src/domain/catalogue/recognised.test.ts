import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemIn, recognised, searchableWords } from './recognised.ts'

test('a service is looked for by the problem, without module and area; by the first line where there is no subject', () => {
  for (const [subject, description, words] of [
    ['Касса, чек: не печатается', 'После обновления', 'не печатается'],
    ['Не проходит карта', '', 'Не проходит карта'],
    ['Касса, чек:', 'Чек не выходит\nвторой день', 'Касса, чек:'],
    ['', '  Чек не выходит\nвторой день', 'Чек не выходит'],
    ['', '', ''],
  ] as const) {
    assert.equal(problemIn({ subject, description }), words)
  }
})

test('nothing is looked for by less than three letters, nor by more than two hundred', () => {
  assert.equal(searchableWords(' че '), null)
  assert.equal(searchableWords(' чек '), 'чек')
  assert.equal(searchableWords('я'.repeat(300))?.length, 200)
})

test('the likeliest service that can be had now is meant; none when none fits', () => {
  const found = [
    { id: 1, availability: 'unavailable' },
    { id: 2, availability: 'limited' },
    { id: 3, availability: 'available' },
  ]
  assert.equal(recognised(found)?.id, 2)
  assert.equal(recognised([]), null)
})
