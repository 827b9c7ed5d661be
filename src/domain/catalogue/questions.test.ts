import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Form } from './form.ts'
import type { FormField } from './form-fields.ts'
import { type Dialogue, heard, nextQuestion, type Picks, questionsOf } from './questions.ts'

const NOTHING: Dialogue = { answers: {}, passed: [] }
const PICKS: Picks = { equipment: ['Касса 1', 'Касса 3'], venues: ['Весна, Лесная 5'] }

const FORM: Form = {
  fields: [
    field('till', { type: 'equipment', required: true }),
    field('prints', { type: 'yes_no' }),
    field('screen', {
      type: 'choice',
      options: options('Нет связи', '2'),
      visibleWhen: { field: 'prints', is: false },
    }),
    field('when', { type: 'date' }),
    field('photo', { type: 'files', visibleWhen: { field: 'screen', is: ['Нет связи'] } }),
  ],
  logsChecklist: [],
}

test('questions are asked one after the other, and an answer opens the one that depends on it', () => {
  const asked: string[] = []
  let dialogue = NOTHING
  const said: Readonly<Record<string, string>> = {
    till: 'касса 3',
    prints: 'нет',
    screen: '1',
    when: '23.11.2026',
    photo: '',
  }
  for (let one = nextQuestion(FORM, dialogue, PICKS); one; one = nextQuestion(FORM, dialogue, PICKS)) {
    asked.push(one.field.id)
    const next = heard(dialogue, one, said[one.field.id] ?? '')
    assert.equal(next.problem, null, one.field.id)
    dialogue = next.dialogue ?? dialogue
  }
  assert.deepEqual(asked, ['till', 'prints', 'screen', 'when', 'photo'])
  assert.deepEqual(dialogue.answers, { till: 'Касса 3', prints: false, screen: 'Нет связи', when: '2026-11-23' })
  assert.deepEqual(dialogue.passed, ['photo'])
})

test('the same answers leave out what depends on another answer', () => {
  const ids = questionsOf(FORM, { till: 'Касса 1', prints: true }, PICKS).map((one) => one.field.id)
  assert.deepEqual(ids, ['till', 'prints', 'when'])
})

const SAID = [
  { type: 'choice', said: 'Нет СВЯЗИ', gives: 'Нет связи' },
  { type: 'choice', said: '1', gives: 'Нет связи' },
  { type: 'choice', said: '2', gives: '2' },
  { type: 'choice', said: 'ничего', gives: 'not-an-option' },
  { type: 'many_choices', said: '2, нет связи', gives: ['2', 'Нет связи'] },
  { type: 'many_choices', said: 'нет связи, ещё', gives: 'not-an-option' },
  { type: 'yes_no', said: 'да', gives: true },
  { type: 'yes_no', said: 'No', gives: false },
  { type: 'yes_no', said: '2', gives: false },
  { type: 'yes_no', said: 'может быть', gives: 'not-yes-or-no' },
  { type: 'date', said: '1.2.2026', gives: '2026-02-01' },
  { type: 'date', said: '31.02.2026', gives: 'not-a-date' },
  { type: 'number', said: '1 200,5', gives: 1200.5 },
  { type: 'number', said: '13', gives: 'too-large', most: 12 },
  { type: 'venue', said: '1', gives: 'Весна, Лесная 5' },
  { type: 'venue', said: 'Другой бар', gives: 'Другой бар' },
  { type: 'phone', said: 'позвоните', gives: 'not-a-phone' },
  { type: 'text', said: '  ', gives: 'missing' },
] as const

for (const { type, said, gives, ...limits } of SAID) {
  test(`a ${type} that hears ${JSON.stringify(said)} makes it ${JSON.stringify(gives)}`, () => {
    const only = field('it', {
      type,
      required: type === 'text',
      options: options('Нет связи', '2'),
      most: 2_000,
      ...limits,
    })
    const form = { fields: [only], logsChecklist: [] }
    const [question] = questionsOf(form, {}, PICKS)
    assert.ok(question)
    const { dialogue, problem } = heard(NOTHING, question, said)
    assert.deepEqual(problem ?? dialogue.answers.it, gives)
  })
}

function field(id: string, part: Partial<FormField> = {}): FormField {
  return { id, label: { ru: id, en: id }, type: 'text', required: false, ...part }
}

function options(...values: readonly string[]) {
  return values.map((value) => ({ value, label: { ru: value, en: value } }))
}
