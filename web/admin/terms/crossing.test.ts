import assert from 'node:assert/strict'
import test from 'node:test'
import { crossings, merged, theirParts } from './crossing.ts'

const BASE = { name: 'Базовое', ends: null, days: ['9-18', '9-18'] }

test('what each has changed elsewhere goes together without a question', () => {
  const mine = { ...BASE, name: 'Для всех' }
  const theirs = { ...BASE, ends: '2027-01-01' }
  assert.deepEqual(crossings(BASE, mine, theirs), [])
  assert.deepEqual(theirParts(BASE, mine, theirs), ['ends'])
  assert.deepEqual(merged(BASE, mine, theirs, new Set()), { ...BASE, name: 'Для всех', ends: '2027-01-01' })
})

test('what both have changed is asked for, line by line', () => {
  const mine = { ...BASE, name: 'Моё', days: ['10-18', '9-18'] }
  const theirs = { ...BASE, name: 'Их', days: ['8-17', '9-18'] }
  assert.deepEqual(
    crossings(BASE, mine, theirs).map(({ part }) => part),
    ['name', 'days'],
  )
  assert.deepEqual(merged(BASE, mine, theirs, new Set(['days'])), { ...BASE, name: 'Моё', days: ['8-17', '9-18'] })
})

test('fields in another order are the same', () => {
  assert.deepEqual(crossings(BASE, { ...BASE, ends: { on: 1, at: 2 } }, { ...BASE, ends: { at: 2, on: 1 } }), [])
})

test('the same change twice is no question, and a part that is gone goes', () => {
  const both = { ...BASE, name: 'Одно' }
  assert.deepEqual(crossings(BASE, both, both), [])
  const { ends: _, ...without } = BASE
  assert.deepEqual(merged({ ...BASE, ends: 'x' }, { ...BASE, ends: 'x' }, without, new Set()), without)
})
