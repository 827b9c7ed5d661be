import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkAnswers, type Form, visibleFields } from './form.ts'
import type { FormField } from './form-fields.ts'

const CALM = { stopOfTrade: false }

test('a field is asked for only while its condition holds, along a chain of conditions', () => {
  const form = formOf([
    field('kind', { type: 'choice', options: options('till', 'printer') }),
    field('fiscal', { type: 'yes_no', visibleWhen: { field: 'kind', is: 'till' } }),
    field('serial', { visibleWhen: { field: 'fiscal', is: true } }),
    field('rest', { visibleWhen: { field: 'kind', is: ['printer', 'other'] } }),
  ])
  assert.deepEqual(idsOf(form, {}), ['kind'])
  assert.deepEqual(idsOf(form, { kind: 'till' }), ['kind', 'fiscal'])
  assert.deepEqual(idsOf(form, { kind: 'till', fiscal: true }), ['kind', 'fiscal', 'serial'])
  assert.deepEqual(idsOf(form, { kind: 'printer', fiscal: true }), ['kind', 'rest'])
})

test('a many-choice opens a field when any of the wanted values is chosen', () => {
  const form = formOf([
    field('where', { type: 'many_choices', options: options('hall', 'bar') }),
    field('taps', { visibleWhen: { field: 'where', is: 'bar' } }),
  ])
  assert.deepEqual(idsOf(form, { where: ['hall', 'bar'] }), ['where', 'taps'])
})

test('conditions that go in a circle or lead nowhere show nothing', () => {
  const form = formOf([
    field('one', { visibleWhen: { field: 'other', is: 'yes' } }),
    field('other', { visibleWhen: { field: 'one', is: 'yes' } }),
    field('lost', { visibleWhen: { field: 'nowhere', is: 'yes' } }),
  ])
  assert.deepEqual(idsOf(form, { one: 'yes', other: 'yes', nowhere: 'yes' }), [])
})

test('hidden and unknown answers are dropped, texts are trimmed, empty ones left out', () => {
  const form = formOf([field('what'), field('more', { visibleWhen: { field: 'what', is: 'x' } }), field('empty')])
  const { answers, problems } = checkAnswers(form, { what: ' y ', more: 'z', empty: '  ', hack: 1 }, CALM)
  assert.deepEqual({ answers, problems }, { answers: { what: 'y' }, problems: [] })
})

const FITTING = [
  { type: 'number', given: '12,5', kept: 12.5 },
  { type: 'number', given: 3, kept: 3 },
  { type: 'date', given: '2026-02-28', kept: '2026-02-28' },
  { type: 'yes_no', given: false, kept: false },
  { type: 'choice', given: 'a', kept: 'a' },
  { type: 'many_choices', given: ['a', 'b', 'a'], kept: ['a', 'b'] },
  { type: 'equipment', given: 42, kept: 42 },
  { type: 'version', given: '7.6.5.312', kept: '7.6.5.312' },
  { type: 'phone', given: '+7 (913) 555-01-02', kept: '+7 (913) 555-01-02' },
  { type: 'email', given: 'касса@весна.рф', kept: 'касса@весна.рф' },
  { type: 'venue', given: 'Весна, Лесная 5', kept: 'Весна, Лесная 5' },
  { type: 'files', given: [7, 9, 7], kept: [7, 9] },
] as const

for (const { type, given, kept } of FITTING) {
  test(`a ${type} takes ${JSON.stringify(given)}`, () => {
    const form = formOf([field('it', { type, options: options('a', 'b') })])
    assert.deepEqual(checkAnswers(form, { it: given }, CALM), { answers: { it: kept }, problems: [] })
  })
}

const WRONG = [
  { type: 'number', given: 'many', code: 'not-a-number' },
  { type: 'date', given: '2026-02-30', code: 'not-a-date' },
  { type: 'date', given: '12.03.2026', code: 'not-a-date' },
  { type: 'yes_no', given: 'yes', code: 'not-yes-or-no' },
  { type: 'choice', given: 'c', code: 'not-an-option' },
  { type: 'many_choices', given: ['a', 'c'], code: 'not-an-option' },
  { type: 'phone', given: 'позвоните', code: 'not-a-phone' },
  { type: 'email', given: 'ivan@', code: 'not-an-email' },
  { type: 'files', given: 'photo.jpg', code: 'not-a-file' },
  { type: 'files', given: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], code: 'too-many-files' },
  { type: 'text', given: 7, code: 'not-a-text' },
  { type: 'text', given: 'x'.repeat(501), code: 'too-long' },
  { type: 'text', given: '', code: 'missing' },
] as const

for (const { type, given, code } of WRONG) {
  test(`a required ${type} answered ${JSON.stringify(given).slice(0, 20)} is told: ${code}`, () => {
    const form = formOf([field('it', { type, required: true, options: options('a', 'b') })])
    assert.deepEqual(checkAnswers(form, { it: given }, CALM), { answers: {}, problems: [{ field: 'it', code }] })
  })
}

test('a number keeps to its limits, both of them included', () => {
  const form = formOf([field('tills', { type: 'number', least: 1, most: 20 })])
  const codes = ['0,99', 1, '20', 20.01].map((tills) => checkAnswers(form, { tills }, CALM).problems[0]?.code ?? null)
  assert.deepEqual(codes, ['too-small', null, null, 'too-large'])
})

test('an answer by files names files that come along', () => {
  const form = formOf([field('photo', { type: 'files' })])
  const codes = [[4], [4, 5], [6]].map(
    (photo) => checkAnswers(form, { photo }, { ...CALM, fileIds: [4, 5] }).problems[0]?.code ?? null,
  )
  assert.deepEqual(codes, [null, null, 'not-a-file'])
})

test('blanks around an answer neither open nor close a question', () => {
  const form = formOf([
    field('kind', { type: 'choice', options: options('till') }),
    field('serial', { visibleWhen: { field: 'kind', is: 'till' } }),
  ])
  assert.deepEqual(checkAnswers(form, { kind: ' till ', serial: '1' }, CALM).answers, { kind: 'till', serial: '1' })
})

test('nothing blocks a customer whose till is down, and nothing he typed is lost', () => {
  const form = formOf([field('phone', { type: 'phone', required: true }), field('version', { required: true })])
  const { answers, problems } = checkAnswers(form, { phone: 'звоните в бар' }, { stopOfTrade: true })
  assert.deepEqual({ answers, problems }, { answers: { phone: 'звоните в бар' }, problems: [] })
})

function formOf(fields: readonly FormField[]): Form {
  return { fields, logsChecklist: [] }
}

function field(id: string, part: Partial<FormField> = {}): FormField {
  return { id, label: { ru: id, en: id }, type: 'text', required: false, ...part }
}

function options(...values: readonly string[]) {
  return values.map((value) => ({ value, label: { ru: value, en: value } }))
}

function idsOf(form: Form, answers: Readonly<Record<string, unknown>>): readonly string[] {
  return visibleFields(form, answers).map(({ id }) => id)
}
