import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOf, MOST_QUESTIONS } from './form-faults.ts'
import type { FormField } from './form-fields.ts'

const KIND = field('kind', { type: 'choice', options: options('till', 'printer') })

const FAULTS = [
  { fault: 'unnamed', fields: [field('it', { label: { ru: ' ', en: '' } })] },
  { fault: 'id-unfit', fields: [field('constructor')], at: 'constructor' },
  { fault: 'id-unfit', fields: [field('a.b')], at: 'a.b' },
  { fault: 'same-id', fields: [KIND, field('kind')], at: 'kind' },
  { fault: 'no-options', fields: [field('it', { type: 'many_choices', options: [] })] },
  { fault: 'option-unnamed', fields: [field('it', { type: 'choice', options: options('till', '') })] },
  { fault: 'option-twice', fields: [field('it', { type: 'choice', options: options('Till', 'till') })] },
  { fault: 'limits-crossed', fields: [field('it', { type: 'number', least: 2, most: 1 })] },
  { fault: 'condition-lost', fields: [field('it', { visibleWhen: { field: 'gone', is: 'till' } })] },
  { fault: 'condition-later', fields: [field('it', { visibleWhen: { field: 'kind', is: 'till' } }), KIND] },
  { fault: 'condition-later', fields: [field('it', { visibleWhen: { field: 'it', is: 'till' } })] },
  { fault: 'condition-on-words', fields: [field('what'), field('it', { visibleWhen: { field: 'what', is: 'x' } })] },
  { fault: 'condition-never', fields: [KIND, field('it', { visibleWhen: { field: 'kind', is: ['till', 'bar'] } })] },
  { fault: 'condition-never', fields: [KIND, field('it', { visibleWhen: { field: 'kind', is: true } })] },
] as const

for (const { fault, fields, ...place } of FAULTS) {
  test(`a form is refused at its question: ${fault} of ${fields.length}`, () => {
    assert.deepEqual(faultsOf({ fields, logsChecklist: [] }), [{ field: 'at' in place ? place.at : 'it', code: fault }])
  })
}

test('a form that can be asked has no faults', () => {
  const fields = [
    KIND,
    field('fiscal', { type: 'yes_no', visibleWhen: { field: 'kind', is: ['till'] } }),
    field('serial', { type: 'number', least: 1, most: 1, visibleWhen: { field: 'fiscal', is: false } }),
  ]
  assert.deepEqual(faultsOf({ fields, logsChecklist: [] }), [])
})

test('a form has an end', () => {
  const fields = Array.from({ length: MOST_QUESTIONS + 1 }, (_, place) => field(`q${place}`))
  assert.deepEqual(faultsOf({ fields, logsChecklist: [] }), [{ field: `q${MOST_QUESTIONS}`, code: 'too-many' }])
})

function field(id: string, part: Partial<FormField> = {}): FormField {
  return { id, label: { ru: id, en: id }, type: 'text', required: false, ...part }
}

function options(...values: readonly string[]) {
  return values.map((value) => ({ value, label: { ru: value, en: value } }))
}
