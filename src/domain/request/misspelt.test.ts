import assert from 'node:assert/strict'
import { test } from 'node:test'
import { meantBy } from './misspelt.ts'

const OCCURRING = [
  'накладн',
  'лиценз',
  'печата',
  'печатает',
  'чек',
  'чех',
  'касс',
  'сервер',
  'сер',
  'маркировк',
  'накладк',
]

for (const [typed, meant, why] of [
  ['накладнай', ['накладн'], 'two letters too many'],
  ['леценз', ['лиценз'], 'a wrong letter'],
  ['лцензи', ['лиценз'], 'a letter too few, and another ending'],
  ['сревер', ['сервер'], 'two letters changed places'],
  ['чекк', ['чек'], 'a letter twice'],
  ['касир', ['касс'], 'a wrong letter before another ending'],
  ['чик', [], 'too short to guess'],
  ['щшпрк', [], 'like nothing'],
  ['серверн', ['сервер'], 'another ending'],
] as const) {
  test(`«${typed}» may mean «${meant.join(', ')}»: ${why}`, () => assert.deepEqual(meantBy(typed, OCCURRING), meant))
}

test('nothing occurs, nothing is meant', () => assert.deepEqual(meantBy('касса', []), []))
