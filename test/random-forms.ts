import type { Form } from '../src/domain/catalogue/form.ts'
import { FIELD_TYPES, type FormField } from '../src/domain/catalogue/form-fields.ts'
import type { Chance } from './fuzz/chance.ts'

const WORDS = [
  'Касса',
  'kitchen',
  'чек «Х»',
  'SN-0042',
  'ёж',
  '<b>бар</b>',
  '№1042',
  'Q&A',
  'печать 🖨',
  'a|b',
  '{{ name }}',
]

/** A form as an administrator might leave it: long labels, both scripts, limits, and conditions that lean on conditions. */
export function randomForm(chance: Chance): Form {
  const fields: FormField[] = []
  const count = 1 + chance.number(9)
  for (let place = 0; place < count; place++) fields.push(randomField(chance, place, fields))
  return { fields, logsChecklist: [] }
}

function randomField(chance: Chance, place: number, earlier: readonly FormField[]): FormField {
  const type = chance.one(FIELD_TYPES)
  const isList = type === 'choice' || type === 'many_choices'
  const decides = earlier.filter((one) => ['choice', 'many_choices', 'yes_no'].includes(one.type))
  const on = decides.length > 0 && chance.percent(60) ? chance.one(decides) : null
  const limits = chance.one([{}, { least: 1 }, { most: 20 }, { least: -5, most: 5 }, { least: 3, most: 3 }])
  return {
    id: `q${place}_${chance.number(1000)}`,
    label: label(chance, place),
    type,
    required: chance.percent(50),
    ...(chance.percent(30) && { hint: label(chance, place) }),
    ...(isList && { options: randomOptions(chance) }),
    ...(type === 'number' && limits),
    ...(on && { visibleWhen: { field: on.id, is: conditionOn(chance, on) } }),
  }
}

function label(chance: Chance, place: number) {
  const words = Array.from({ length: 1 + chance.number(14) }, () => chance.one(WORDS)).join(' ')
  return { ru: `${place + 1}. ${words}?`, en: chance.percent(70) ? `${place + 1}. ${words} (en)` : '' }
}

function randomOptions(chance: Chance) {
  return Array.from({ length: 1 + chance.number(6) }, (_, place) => ({
    value: chance.percent(50) ? `v${place}` : `${chance.one(WORDS)} ${place}`,
    label: { ru: `${chance.one(WORDS)} — ${place}`, en: `${chance.one(WORDS)} – ${place}` },
  }))
}

function conditionOn(chance: Chance, { type, options = [] }: FormField): string | boolean | string[] {
  if (type === 'yes_no') return chance.percent(50)
  const values = options.map(({ value }) => value)
  return chance.percent(50) ? chance.one(values) : values.filter(() => chance.percent(50)).concat(chance.one(values))
}

const SAID: readonly unknown[] = [
  ...[
    '',
    '   ',
    'нет',
    '7',
    '12,5',
    '1e3',
    '-6',
    '2026-02-28',
    '2026-02-30',
    '31.12.2025',
    '+7 916 555-01-02',
    'a@b.ru',
  ],
  ...['x'.repeat(501), 'ы'.repeat(20_001), true, false, 0, 7, 1.5, null, [], ['v0'], ['v0', 'v1'], ['нет'], [1, 2], {}],
]

/** Answers as people and programs give them: many that fit, some that do not, to hidden and unknown questions too. */
export function randomAnswers({ fields }: Form, chance: Chance): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const field of fields) {
    if (chance.percent(15)) continue
    const fits = chance.percent(75) ? fitting(field, chance) : undefined
    answers[field.id] = fits === undefined ? chance.one(SAID) : fits
  }
  if (chance.percent(20)) answers.stranger = 'x'
  return answers
}

function fitting({ type, options = [], least = 0, most = least + 10 }: FormField, chance: Chance): unknown {
  switch (type) {
    case 'choice':
      return chance.one(options).value
    case 'many_choices':
      return options.filter(() => chance.percent(50)).map(({ value }) => value)
    case 'yes_no':
      return chance.percent(50)
    case 'number':
      return chance.percent(50) ? Math.min(least, most) : String(Math.min(least, most))
    case 'date':
      return '2026-11-23'
    case 'phone':
      return '8 (916) 555-01-02'
    case 'email':
      return 'касса@весна.рф'
    case 'files':
      return undefined
    default:
      return `${chance.one(WORDS)} ${chance.number(100)}`
  }
}
