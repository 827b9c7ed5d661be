import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormField } from './form-fields.ts'
import { type VersionWritten, versionDifference } from './version-difference.ts'

const SCREEN = field('screen', { type: 'choice', options: options('Нет связи', 'Ничего') })
const DRIVER = field('driver', { visibleWhen: { field: 'screen', is: 'Нет связи' } })

const CHANGES: readonly {
  readonly name: string
  readonly was: readonly FormField[]
  readonly is: readonly FormField[]
  readonly told: readonly string[]
}[] = [
  { name: 'the same', was: [SCREEN, DRIVER], is: [SCREEN, DRIVER], told: [] },
  { name: 'a new question', was: [SCREEN], is: [SCREEN, DRIVER], told: ['question-added driver'] },
  { name: 'a question less', was: [SCREEN, DRIVER], is: [SCREEN], told: ['question-gone driver'] },
  { name: 'another order', was: [SCREEN, DRIVER], is: [DRIVER, SCREEN], told: ['order'] },
  {
    name: 'a question between two others changes no order',
    was: [SCREEN, DRIVER],
    is: [SCREEN, field('new'), DRIVER],
    told: ['question-added new'],
  },
  {
    name: 'reworded, required and of another type',
    was: [field('till')],
    is: [field('till', { label: { ru: 'Касса', en: 'Till' }, required: true, type: 'equipment' })],
    told: ['label till', 'type till', 'required till'],
  },
  {
    name: 'an option more, one less',
    was: [SCREEN],
    is: [{ ...SCREEN, options: options('Нет связи', 'Другое') }],
    told: ['options screen +Другое −Ничего'],
  },
  {
    name: 'options in another order',
    was: [SCREEN],
    is: [{ ...SCREEN, options: options('Ничего', 'Нет связи') }],
    told: ['options screen'],
  },
  {
    name: 'another condition and other limits',
    was: [SCREEN, DRIVER, field('tills', { type: 'number' })],
    is: [SCREEN, { ...DRIVER, visibleWhen: undefined }, field('tills', { type: 'number', least: 1 })],
    told: ['condition driver', 'limits tills'],
  },
]

for (const { name, was, is, told } of CHANGES) {
  test(`the difference of two versions: ${name}`, () => {
    const changes = versionDifference(
      version({ form: { fields: was, logsChecklist: [] } }),
      version({ form: { fields: is, logsChecklist: [] } }),
    )
    const words = changes.map((change) => {
      if (change.of === 'question-changed') return `${change.part} ${change.is.id}`
      if (change.of === 'options') {
        const signed = [...change.added.map(({ ru }) => ` +${ru}`), ...change.gone.map(({ ru }) => ` −${ru}`)]
        return `options ${change.field.id}${signed.join('')}`
      }
      return 'field' in change ? `${change.of} ${change.field.id}` : change.of
    })
    assert.deepEqual(words, told)
  })
}

test('texts, the type and the team are told part by part', () => {
  const was = version({})
  const is = version({ name: { ru: 'Другое', en: 'Other' }, requestType: 'consultation', team: { name: 'Касса и ФР' } })
  assert.deepEqual(versionDifference(was, is), [
    { of: 'text', part: 'name' },
    { of: 'request-type', was: 'incident', is: 'consultation' },
    { of: 'team', was: '1-я линия', is: 'Касса и ФР' },
  ])
})

function version(part: Partial<VersionWritten>): VersionWritten {
  const words = { ru: 'Касса', en: 'Till' }
  const rest = {
    requestType: 'incident',
    form: { fields: [], logsChecklist: [] },
    team: { name: '1-я линия' },
  } as const
  return { name: words, situation: words, description: words, synonyms: [], ...rest, ...part }
}

function field(id: string, part: Partial<FormField> = {}): FormField {
  return { id, label: { ru: id, en: id }, type: 'text', required: false, ...part }
}

function options(...values: readonly string[]) {
  return values.map((value) => ({ value, label: { ru: value, en: value } }))
}
