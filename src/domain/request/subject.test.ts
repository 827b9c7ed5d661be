import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assembledSubject, betterSubjects, isVague } from './subject.ts'

const ASSEMBLED = [
  [{ module: 'Касса', area: 'Печать', problem: 'чек выходит пустым' }, 'Касса, Печать: чек выходит пустым'],
  [{ module: 'Касса', problem: 'чек выходит пустым' }, 'Касса: чек выходит пустым'],
  [{ module: null, area: null, problem: '  чек   выходит пустым ' }, 'чек выходит пустым'],
  [{ module: 'Касса', area: 'Печать', problem: ' ' }, 'Касса, Печать'],
] as const

for (const [parts, subject] of ASSEMBLED) {
  test(`a subject is assembled: «${subject}»`, () => assert.equal(assembledSubject(parts), subject))
}

const VAGUE = [
  'Ошибка',
  'Проблема на объекте',
  'не работает',
  'Срочно!!! Не работает',
  'HELP',
  'Help, please',
  "It doesn't work",
  '',
  '???',
  'Добрый день',
  'Re: вопрос',
]
const TELLING = [
  'Касса не печатает чек',
  'Ошибка 235 при закрытии смены',
  'Printer jams',
  'Не работает касса 3',
  'R-Keeper: нет связи',
]

for (const subject of VAGUE) test(`«${subject}» is vague`, () => assert.equal(isVague(subject), true))
for (const subject of TELLING) test(`«${subject}» is not vague`, () => assert.equal(isVague(subject), false))

test('better subjects are offered from what the customer told', () => {
  const told = 'Добрый день! Касса не печатает чек. Пробовали перезагрузить.\nПомогите'
  assert.deepEqual(betterSubjects({ module: 'Касса', area: 'Печать' }, told), [
    'Касса, Печать: Касса не печатает чек',
    'Касса, Печать: Пробовали перезагрузить',
  ])
  assert.deepEqual(betterSubjects({}, 'Срочно. Помогите'), [])
})
