import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Form } from '../catalogue/form.ts'
import type { FormField } from '../catalogue/form-fields.ts'
import { type Draft, NO_WORDS } from './dialogue.ts'
import { answered, asksOf, maySkip, nextAsk, passed, steppedBack, toggled, typedAnswer } from './questions.ts'

const t = (word: string) => ({ ru: word, en: word })
const field = (id: string, more: Partial<FormField> = {}): FormField => ({
  id,
  label: t(id),
  type: 'text',
  required: false,
  ...more,
})
const PRINTER = field('printer', { type: 'yes_no', required: true })
const KITCHEN = field('kitchen', { required: true, visibleWhen: { field: 'printer', is: true } })
const WORDS = field('words', {
  type: 'many_choices',
  options: [
    { value: 'a', label: t('раз') },
    { value: 'b', label: t('два') },
  ],
})
const FORM: Form = { fields: [PRINTER, KITCHEN, WORDS], logsChecklist: [] }
const DRAFT: Draft = {
  mark: 'x',
  stopOfTrade: false,
  isQuick: false,
  venueId: null,
  serviceId: 1,
  answers: {},
  urgency: 'medium',
  words: NO_WORDS,
  trail: [],
}
const SPOKEN: Draft = { ...DRAFT, isQuick: true, words: { texts: [{ id: '1', text: 'да' }], fileIds: [] } }
const ONE = { venues: 1, form: FORM }

test('everything is asked for in one order, and a field that a condition hides is not', () => {
  const asks = ['service', 'field:printer', 'field:words', 'urgency', 'words', 'preview']
  assert.deepEqual(asksOf(DRAFT, ONE), asks)
  assert.equal(asksOf({ ...DRAFT, answers: { printer: true } }, ONE)[2], 'field:kitchen')
  assert.equal(asksOf(DRAFT, { ...ONE, venues: 2 })[0], 'venue')
})

test('whoever began with his own words is asked only for what is required', () => {
  assert.deepEqual(asksOf(SPOKEN, ONE), ['field:printer', 'preview'])
  assert.deepEqual(asksOf({ ...SPOKEN, stopOfTrade: true }, ONE), ['preview'])
})

test('the next question is the first that has no answer; a step back asks for the last one again', () => {
  const chosen = passed(DRAFT, 'service', { serviceId: 2 })
  assert.equal(nextAsk(chosen, ONE), 'field:printer')
  const printing = answered(chosen, PRINTER, true)
  assert.equal(nextAsk(printing, ONE), 'field:kitchen')
  const back = steppedBack(printing)
  assert.deepEqual([back?.answers, back && nextAsk(back, ONE)], [{}, 'field:printer'])
  assert.equal(steppedBack(DRAFT), null)
})

test('another service takes the answers of the form before with it', () => {
  const back = steppedBack(passed({ ...DRAFT, answers: { printer: true } }, 'service', { serviceId: 2 }))
  assert.deepEqual([back?.serviceId, back?.answers], [null, {}])
})

test('of many choices those that were pressed are kept, in the order of the form', () => {
  const both = toggled(toggled(DRAFT, WORDS, 'b'), WORDS, 'a')
  assert.deepEqual(both.answers.words, ['a', 'b'])
  assert.deepEqual(toggled(toggled(both, WORDS, 'a'), WORDS, 'b').answers, {})
})

test('what is required is not skipped, unless a restaurant cannot trade', () => {
  assert.equal(maySkip('field:printer', FORM, DRAFT), false)
  assert.equal(maySkip('field:printer', FORM, { ...DRAFT, stopOfTrade: true }), true)
  assert.equal(maySkip('field:words', FORM, DRAFT), true)
})

const TYPED = [
  ['«да» is yes', field('x', { type: 'yes_no' }), 'Да', true],
  ['“no” is no', field('x', { type: 'yes_no' }), 'no', false],
  ['a day as people write it', field('x', { type: 'date' }), '4.11.2026', '2026-11-04'],
  ['a label is its option', { ...WORDS, type: 'choice' }, 'ДВА', 'b'],
  ['labels with commas between', WORDS, 'два, раз', ['b', 'a']],
  ['a number with a comma', field('x', { type: 'number' }), '12,5', 12.5],
] as const satisfies readonly (readonly [string, FormField, string, unknown])[]

for (const [name, asked, typed, answer] of TYPED) {
  test(`typed: ${name}`, () => assert.deepEqual(typedAnswer(asked, typed), { answer, problem: null }))
}

test('what does not fit is told and not kept', () => {
  assert.equal(typedAnswer(field('x', { type: 'date' }), '31.02.2026').problem, 'not-a-date')
  assert.equal(typedAnswer(WORDS, 'три').problem, 'not-an-option')
})
