import assert from 'node:assert/strict'
import test from 'node:test'
import { fromLines, modulesFromLines, modulesToLines, toLines } from './lines.ts'

test('a line holds a text in both languages, and reads back as it was written', () => {
  const text = 'не печатает чек | no receipt\nЕГАИС'
  assert.deepEqual(fromLines(text), [
    { ru: 'не печатает чек', en: 'no receipt' },
    { ru: 'ЕГАИС', en: 'ЕГАИС' },
  ])
  assert.equal(toLines(fromLines(text)), text)
})

test('a module stands before the colon, its areas after it', () => {
  const text = 'Касса | Till: печать | printing; возврат | refund'
  assert.deepEqual(modulesFromLines(`${text}\n\n`), [
    {
      value: { ru: 'Касса', en: 'Till' },
      areas: [
        { ru: 'печать', en: 'printing' },
        { ru: 'возврат', en: 'refund' },
      ],
    },
  ])
  assert.equal(modulesToLines(modulesFromLines(text)), text)
})
